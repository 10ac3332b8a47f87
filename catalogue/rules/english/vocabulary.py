"""The words that a reading rests on, each with its one use; every other word makes a clause unread.

A phrase is written as it is spoken; "|" parts phrases of the same use. The longest phrase wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

NUM, LOW, HIGH, EXACT, MEASURE, SIZE = "num", "low", "high", "exact", "measure", "size"
SCOPE, CODES, LEVEL, WHERE, ROLE = "scope", "codes", "level", "where", "role"
FLAG, JOINT, VERB, FILL, UNKNOWN = "flag", "joint", "verb", "fill", "unknown"


@dataclass(frozen=True)
class Item:
    """What the tokens from `start` to `end` (excluded) do; `value` depends on the kind."""

    kind: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True)
class Phrase:
    """Words of a fixed use."""

    words: tuple[str, ...]
    kind: str
    value: str


_PHRASES: tuple[tuple[str, str, str], ...] = (
    (LOW, "", "a minimum of|minimum of|minimum|min|at least|no fewer than|no less than|not less than"),
    (LOW, "", "not fewer than|a minimum total of|minimum total of|at minimum|as a minimum|or more"),
    (LOW, "", "a minimum credit value of|minimum credit value of"),
    (HIGH, "", "a maximum of|maximum of|maximum|max|at most|no more than|not more than|up to|a limit of"),
    (HIGH, "", "or fewer|or less|a maximum total of|not exceeding"),
    (HIGH, "", "must not exceed|may not exceed|cannot exceed"),
    (HIGH, "", "cannot contribute more than|may not contribute more than|must not contribute more than"),
    (HIGH, "", "cannot count more than|may not count more than|must not count more than"),
    (HIGH, "", "cannot take more than|may not take more than|must not take more than"),
    (HIGH, "", "cannot choose more than|may not choose more than|must not choose more than"),
    (HIGH, "", "is limited to|are limited to|limited to|is capped at|are capped at|capped at"),
    (EXACT, "", "exactly|precisely"),
    (MEASURE, "credits", "credit value|credits|credit|credit points|credits worth|credit requirement"),
    (MEASURE, "glh", "glh|guided learning hours|guided learning hour|guided learning"),
    (MEASURE, "glh", "hours of guided learning|guided learning hours glh"),
    (MEASURE, "tqt", "tqt|hours of total qualification time|hours of tqt|hours total qualification time"),
    (MEASURE, "tqt", "total qualification time"),
    (FLAG, "between", "between"),
    (FLAG, "remaining", "remaining|the remainder|remainder|the rest|the balance|rest of|balance of"),
    (FLAG, "remaining", "the other"),
    (FLAG, "further", "further|additional|a further|an additional|extra"),
    (FLAG, "all", "all|both|every|all of|both of|every one of|whole"),
    (FLAG, "all", "are mandatory|is mandatory|are compulsory|is compulsory|are all mandatory"),
    (FLAG, "everyone", "all learners|all candidates|all students|every learner|each learner"),
    (FLAG, "each", "each of|each"),
    (FLAG, "only", "only"),
    (FLAG, "either", "either"),
    (FLAG, "total", "total|in total|overall|altogether|in all"),
    (FLAG, "combined", "combined|combined total"),
    (FLAG, "choose", "choose|select|pick|choosing|selecting|must choose|must select"),
    (FLAG, "following", "the following|listed below|units below|units above|tables above"),
    (FLAG, "here", "in this group|from this group|in this section|from this section"),
    (FLAG, "here", "in this mandatory group|in this optional group|from this optional group"),
    (JOINT, "of which", "of which|of these|of those|of them|of that|out of which"),
    (JOINT, "including", "including|includes|include|to include|which must include|comprising|consisting of"),
    (JOINT, "with", "with"),
    (JOINT, "and", "and|&|plus|as well as|together with|along with|in addition to"),
    (JOINT, "and", "then|and then|in addition|and also|also"),
    (JOINT, "but", "but"),
    (JOINT, "except", "except|except for|excluding|other than|apart from"),
    (JOINT, "or", "or|and/or"),
    (VERB, "must", "must|need to|needs to|required to|are required|is required|required|has to|have to"),
    (VERB, "must", "requires|shall|is needed|are needed|needed|should|will need to|will be required to"),
    (VERB, "must", "must pass|to pass|need to pass|need|needs"),
    (VERB, "may", "may|can|could"),
    (VERB, "consists", "consists of|comprises|is made up of|is composed of|contains|has"),
)


def _by_first_word() -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for kind, value, texts in _PHRASES:
        for text in texts.split("|"):
            words = tuple(text.split())
            found.setdefault(words[0], []).append(Phrase(words, kind, value))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase.words))
    return found


PHRASES = _by_first_word()
"""Phrases by their first word, the longest first."""

FILLERS = frozenset(
    """a an the of in from within out to for by as through this that these those it which who there
    learner learners learner's candidate candidates student students they you everyone
    be been being is are have has do will made up come drawn comprise comprised contribute contributes
    achieve achieved achieves achieving gain gained gaining attain attained obtain obtained earn earned
    meet met
    complete completed completes completing completion take taken taking accumulate successfully awarded
    select selected choose chosen choice combination free any available named used
    count counted counts towards included include full number amount order value outcome therefore
    give gives giving make makes making provide provides totalling totaling reach sufficient enough
    unit units module modules qualification qualifications award certificate diploma""".split()
)
"""Words that change nothing where the rest of a clause is understood."""

GIVING = frozenset("give gives giving make makes making provide provides totalling totaling reach".split())
"""Words behind which a sum is named."""

QUALIFICATIONS = frozenset("award certificate diploma qualification nvq svq".split())
QUALIFICATION_KINDS = frozenset(
    "extended foundation introductory subsidiary national higher professional nvq svq".split()
)
"""What qualifications are called, and what may stand before it."""
