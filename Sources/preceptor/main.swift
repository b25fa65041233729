import Knowledge

print(Session(KnowledgeBase(reading: [])).sources.texts.count)
