"""French text → reports of events.

The folders, from the ground up; each knows only those below it::

    languages   what a language knows: word lists and rules, as files that people edit
    toponyms    which words of a text name places, and how they are used
    times       which days the words of a text mean
    sentences   what a sentence is made of: its verbs, parties, persons, places
    counts      how many people a text counts, and what became of them
    rulebook    the pattern language of the event rules
    story       what the text told before, and a sentence leaves unsaid
    reports     what a sentence reports: what, where, when, who, and how sure

``pipeline`` is the order of the stages, ``explanation`` says why a text was read the way it was; ``text``, ``numerals`` and
``phrases`` serve all of them.
"""
