"""Search over published qualifications and units.

``words`` and ``stemming`` turn text into terms; ``titles`` parts a title; ``deriving`` says what a document
is found and filtered by, ``facets`` which values an entry has. ``asking`` reads an address. ``bits`` are sets
of entries as numbers, ``index`` holds them for every term and value, ``finding`` answers one search,
``spelling`` helps where there is nothing. ``engine`` keeps the indexes of this process true to the database,
``warming`` builds them early, ``lookup`` finds numbers and codes.
"""
