"""The French pack: word lists and rules as files, and how words take their forms (``morphology``)."""
