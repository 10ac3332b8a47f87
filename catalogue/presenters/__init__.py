"""From a frozen document, live facts and a day to what the public templates show.

A presenter is a function that asks nothing of the database and returns a frozen dataclass of words,
addresses and numbers in the order of reading; a template only lays them out. Statuses and date sentences
come from ``catalogue.lifecycle``, rule sentences from ``catalogue.rules``: none is composed here or in a
template.
"""
