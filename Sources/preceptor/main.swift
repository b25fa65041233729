import Console

main()
