"""Does a sentence say that what it tells happened: what do verbs, nouns and little words make of it?"""
