"""Learning outcomes and criteria: matched by what they say, so that a new number is only a new number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalogue.documents import UnitDocument
from catalogue.documents.unit import Criterion, LearningOutcome
from catalogue.wording import gettext_noop

from .fields import Comparison
from .matching import Pair, in_reading_order, match, moved
from .model import Change, Kind
from .things import THINGS

OUTCOME, CRITERION = THINGS[LearningOutcome], THINGS[Criterion]


def compare_outcomes(comparison: Comparison, old: UnitDocument, new: UnitDocument) -> list[Change]:
    """Return the changes of the outcomes; a criterion that went to another outcome moved."""
    pairs = match_outcomes(old.outcomes, new.outcomes)
    strays = _strays(old.outcomes, new.outcomes, pairs)
    away = moved(pairs, [_plain(new.outcomes[j].text) for _, j in pairs])
    found: list[Change] = []
    for i, j in in_reading_order(len(old.outcomes), pairs, len(new.outcomes)):
        if i is None and j is not None:
            found.append(comparison.whole("outcomes", Kind.ADDED, new.outcomes[j]))
        elif j is None and i is not None:
            found.append(comparison.whole("outcomes", Kind.REMOVED, old.outcomes[i]))
        elif i is not None and j is not None:
            before, after = old.outcomes[i], new.outcomes[j]
            label = OUTCOME.call(after, comparison.wording)
            if before.number != after.number:
                found.append(_renumbered(comparison, before, after))
            elif (i, j) in away:
                found.append(comparison.shifted("outcomes", label, i, j))
            parts = (
                *comparison.fields(before, after, skip=("number", "criteria")),
                *_criteria(comparison, before, after, strays),
            )
            if parts:
                found.append(Change("outcomes", Kind.CHANGED, label, parts=parts))
    found += [_wandered(comparison, *stray) for stray in strays.values()]
    return found


def match_outcomes(old: Sequence[LearningOutcome], new: Sequence[LearningOutcome]) -> list[Pair]:
    """Return which outcome is which: by its words, then by what is alike, its criteria included."""
    keys = (lambda one: (one.number, _plain(one.text)), lambda one: _plain(one.text))
    return match(old, new, keys, lambda one: " ".join([one.text, *(each.text for each in one.criteria)]))


def match_criteria(old: Sequence[Criterion], new: Sequence[Criterion]) -> list[Pair]:
    """Return which criterion is which."""
    keys = (lambda one: (one.number, _plain(one.text)), lambda one: _plain(one.text))
    return match(old, new, keys, lambda one: one.text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


Stray = tuple[LearningOutcome, Criterion, LearningOutcome, Criterion]


def _strays(
    old: Sequence[LearningOutcome], new: Sequence[LearningOutcome], pairs: Sequence[Pair]
) -> dict[tuple[int, int], Stray]:
    """Return the criteria that went from one matched outcome to another, word for word."""
    gone: list[tuple[LearningOutcome, Criterion]] = []
    come: list[tuple[LearningOutcome, Criterion]] = []
    for i, j in pairs:
        before, after = old[i], new[j]
        inside = match_criteria(before.criteria, after.criteria)
        kept = {one for one, _ in inside}, {other for _, other in inside}
        gone += [(before, each) for place, each in enumerate(before.criteria) if place not in kept[0]]
        come += [(after, each) for place, each in enumerate(after.criteria) if place not in kept[1]]
    found = match(gone, come, (lambda pair: _plain(pair[1].text),))
    return {(id(gone[i][1]), id(come[j][1])): (*gone[i], *come[j]) for i, j in found}


def _criteria(
    comparison: Comparison,
    before: LearningOutcome,
    after: LearningOutcome,
    strays: dict[tuple[int, int], Stray],
) -> Iterator[Change]:
    left = {one for one, _ in strays}, {other for _, other in strays}
    pairs = match_criteria(before.criteria, after.criteria)
    away = moved(pairs, [_plain(after.criteria[j].text) for _, j in pairs])
    for i, j in in_reading_order(len(before.criteria), pairs, len(after.criteria)):
        if i is None and j is not None:
            if id(after.criteria[j]) not in left[1]:
                yield comparison.whole("criteria", Kind.ADDED, after.criteria[j])
        elif j is None and i is not None:
            if id(before.criteria[i]) not in left[0]:
                yield comparison.whole("criteria", Kind.REMOVED, before.criteria[i])
        elif i is not None and j is not None:
            yield from _criterion(
                comparison, (before, before.criteria[i]), (after, after.criteria[j]), (i, j), away
            )


def _criterion(
    comparison: Comparison,
    old: tuple[LearningOutcome, Criterion],
    new: tuple[LearningOutcome, Criterion],
    place: Pair,
    away: set[Pair],
) -> Iterator[Change]:
    """Yield a criterion's new number (unless its outcome's new number says it), new place, new words."""
    before, after = old[1], new[1]
    label = CRITERION.call(after, comparison.wording)
    if before.number != after.number and not _follows(
        old[0].number, before.number, new[0].number, after.number
    ):
        yield Change("criteria", Kind.RENUMBERED, label, before.number, after.number)
    elif before.number == after.number and place in away:
        yield comparison.shifted("criteria", label, *place)
    if before.text != after.text:
        yield comparison.value("criteria", label, before.text, after.text)


def _follows(outcome: str, number: str, new_outcome: str, new_number: str) -> bool:
    """Whether 2.1 became 3.1 only because outcome 2 became 3."""
    return (
        outcome != new_outcome
        and number.startswith(f"{outcome}.")
        and new_number == new_outcome + number[len(outcome) :]
    )


def _renumbered(comparison: Comparison, before: LearningOutcome, after: LearningOutcome) -> Change:
    pairs = match_criteria(before.criteria, after.criteria)
    along = any(
        _follows(before.number, before.criteria[i].number, after.number, after.criteria[j].number)
        for i, j in pairs
    )
    note = comparison.wording.say(gettext_noop("Its criteria are renumbered with it.")) if along else ""
    label = OUTCOME.call(after, comparison.wording)
    return Change("outcomes", Kind.RENUMBERED, label, before.number, after.number, note=note)


def _wandered(
    comparison: Comparison, old: LearningOutcome, before: Criterion, new: LearningOutcome, after: Criterion
) -> Change:
    say = comparison.wording.say
    template = gettext_noop("%(criterion)s, under learning outcome %(outcome)s")
    old_place = say(template, criterion=before.number, outcome=old.number)
    new_place = say(template, criterion=after.number, outcome=new.number)
    differs = before.text != after.text
    parts = (
        comparison.value("criteria", CRITERION.call(after, comparison.wording), before.text, after.text),
    )
    label = CRITERION.call(after, comparison.wording)
    return Change("outcomes", Kind.MOVED, label, old_place, new_place, parts=parts if differs else ())
