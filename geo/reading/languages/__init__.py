"""What does a language know? A folder for each: word lists and rules that people read and edit, and how its words take their forms.

Editing a file changes what a sentence means; ``geo.reading.language`` reads them. Words are compared in the form that
``geo.reading.text.normalise`` gives, lower case without accents, unless a list says otherwise.
"""
