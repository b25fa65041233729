#!/bin/sh
# Installs preceptor with its manual page and completions.
#
#   sh Sources/install.sh [PREFIX [PROGRAM]]
#
# PREFIX is /usr/local unless given. PROGRAM is the built program; without it the package is built first.
set -eu
cd "$(dirname "$0")/.."
prefix=${1:-/usr/local}
program=${2:-}
if [ -z "$program" ]; then
  swift build -c release --static-swift-stdlib --product preceptor
  program=.build/release/preceptor
fi

put() {
  mkdir -p "$(dirname "$2")"
  cp "$1" "$2.new"
  chmod "$3" "$2.new"
  mv "$2.new" "$2"
}
made=$(mktemp)
trap 'rm -f "$made"' EXIT

put "$program" "$prefix/bin/preceptor" 755
"$program" --generate-manual >"$made"
put "$made" "$prefix/share/man/man1/preceptor.1" 644
"$program" --generate-completion-script bash >"$made"
put "$made" "$prefix/share/bash-completion/completions/preceptor" 644
"$program" --generate-completion-script zsh >"$made"
put "$made" "$prefix/share/zsh/site-functions/_preceptor" 644
"$program" --generate-completion-script fish >"$made"
put "$made" "$prefix/share/fish/vendor_completions.d/preceptor.fish" 644
