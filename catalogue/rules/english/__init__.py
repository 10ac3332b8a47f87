"""Rules of combination in English: written by `describe`, read by `read`."""

from catalogue.rules.english.describe import (
    describe,
    describe_rules,
    endorsement_sentence,
    equivalent_sentence,
)
from catalogue.rules.english.read import read
from catalogue.rules.english.sayings import sentence_for

__all__ = [
    "describe",
    "describe_rules",
    "endorsement_sentence",
    "equivalent_sentence",
    "read",
    "sentence_for",
]
