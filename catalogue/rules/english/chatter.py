"""Clauses that state no rule over units: headings and facts to pass over, and what a person confirms."""

from __future__ import annotations

import re

from catalogue.rules.english.tokens import MARK, NUMBER, Token

_HEADING_WORDS = frozenset(
    """rules rule of combination combinations qualification qualifications structure structures unit units
    credit credits requirement requirements achievement achieving mandatory optional elective core group
    groups the and barred overview table summary pathway pathways level levels entry awarding for total size
    information""".split()
)
_SEEN = "(?:listed|shown|given|set out|found)(?: below| overleaf| above| in the tables? below)?"
_ANYWHERE = "(?:level|group|section|unit|of the groups|of the units|of the sections)"
_HOURS = "(?:glh|tqt|guided learning hours|total qualification time)(?: glh| tqt)?"
_CHOOSE = "(?:select|choose|complete|follow|take)"
_WAY = "(?:a|any|one)(?: complete| full| specialist)? (?:pathway|route|title)"
_REST = "the (?:remainder|rest|balance|remaining credits|other credits)"
_COME = "(?:be|come|be taken|be achieved|be chosen)"
_HEADS = "(?:rules? of combination|qualification structure|structure|requirements)"
_THINGS = "(?:units|groups|combinations)"
_OF_THIS = "(?:for|in|within) (?:this|the) qualification"
_FACTS = [
    re.compile(pattern)
    for pattern in (
        f"there are no (?:optional|mandatory|elective|barred|other) {_THINGS}(?: {_OF_THIS})?",
        f"(?:learners|candidates|students) do not (?:have|need) to {_CHOOSE} {_WAY}",
        "they are (?:both|all|each) n credits?(?: and)? at (?:the same )?level(?: n)?",
        f"(?:the )?(?:total )?{_HOURS}(?: {_OF_THIS})?(?: is| are)? n(?: hours)?",
        f"(?:the |details of the |a list of )?(?:mandatory |optional )?units (?:are|can be) {_SEEN}",
        f"{_REST} (?:may|can) {_COME} (?:at|from|in) any {_ANYWHERE}",
        f"(?:the )?{_HEADS} (?:is|are)(?: as follows)?",
        "this qualification has (?:n|two|three|four) pathways",
    )
]
"""Facts in known words, with n for every number."""
_LIMITS = frozenset(
    """rpl apl apel prior exempt exempted exemption exemptions transfer transferred grade grades graded
    grading merit
    distinction points compensation compensated old expired currency ungraded marks mark""".split()
)
_UNIT_MATTERS = frozenset("credit credits barred optional elective group groups section combination".split())
_UNCERTAIN = frozenset(
    "if unless except not no may can could might recommended advised normally usually".split()
)
_ACTIVITY = frozenset(
    """placement placements induction tutorial tutorials practice practical experience observation
    observations
    observed supervision supervised voluntary volunteering clinical teaching workplace work coaching mentoring
    reflective diary driving training""".split()
)
_PROOF = frozenset(
    """exam examination examinations test tests assessment assignment project portfolio interview presentation
    dissertation logbook synoptic viva externally employed dbs""".split()
)
_DEMAND = frozenset(
    "must required require requires need needs pass complete completed satisfactorily have".split()
)
_PERIOD = frozenset("year years month months week weeks".split())
_COMPLETION = frozenset("complete completed completion achieved achieve finished occur within".split())


def is_neutral(tokens: list[Token]) -> bool:
    """Whether a clause may be passed over: a heading, or a fact of a known wording that no rule hangs on."""
    words = [token.word for token in tokens if token.kind != MARK]
    if not words:
        return True
    if len(words) > 1 and "." in words[0] and words[0].replace(".", "").isdigit():
        words = words[1:]
    if len(words) <= 7 and set(words) <= _HEADING_WORDS:
        return True
    if "minimum" in words or "least" in words:
        return False
    numbered = " ".join(
        "n" if token.kind == NUMBER else token.word for token in tokens if token.kind != MARK
    ).strip()
    return any(fact.fullmatch(numbered) for fact in _FACTS)


def limits_recognition(tokens: list[Token]) -> bool:
    """Whether a clause is about prior learning, grades or the age of certificates, which no rule
    expresses."""
    return bool({token.word for token in tokens} & _LIMITS)


def asks_beside_units(tokens: list[Token]) -> bool:
    """Whether a clause asks something of the learner beside units: hours of practice, a test, a time
    limit."""
    words = {token.word for token in tokens}
    if words & (_LIMITS | _UNIT_MATTERS | _UNCERTAIN):
        return False
    numbers = any(token.kind == NUMBER for token in tokens)
    if numbers and words & _PERIOD and words & _COMPLETION and words & {"in", "within"}:
        return True
    if numbers and words & {"hour", "hours", "days"} and words & _ACTIVITY:
        return True
    if words & {"unit", "units", "qualification", "all"}:
        return False
    return bool(words & _DEMAND) and bool(words & (_PROOF | (_ACTIVITY - {"work", "training"})))
