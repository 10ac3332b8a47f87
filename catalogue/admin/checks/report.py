"""Everything the gate finds in a draft, as its editor and its reviewer read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from catalogue import gate
from catalogue.acknowledging import Key, acknowledged, found_in
from catalogue.gate.completeness import EXPECTED
from catalogue.models import AcknowledgedWarning

from .places import Place, place_of
from .rule import RuleWords, rule_words


@dataclass(frozen=True)
class Item:
    """One check: its sentence, where to mend it, and who acknowledged it, if anybody did."""

    code: str
    sentence: str
    blocking: bool
    place: Place | None
    fingerprint: str
    acknowledged: AcknowledgedWarning | None = None

    @property
    def open(self) -> bool:
        """Whether it still asks for something."""
        return self.acknowledged is None


@dataclass(frozen=True)
class Expectation:
    """Something a specification should state; ``missing`` is the warning where it does not."""

    sentence: str
    missing: Item | None = None

    @property
    def done(self) -> bool:
        """Whether it is stated."""
        return self.missing is None


@dataclass(frozen=True)
class Report:
    """The checks of the newest draft of ``page``.

    ``warnings`` and ``acknowledged`` leave out what ``expected`` shows. ``changed``: whether publishing the
    draft would make a version.
    """

    page: Any
    changed: bool
    blocking: tuple[Item, ...]
    warnings: tuple[Item, ...]
    acknowledged: tuple[Item, ...]
    expected: tuple[Expectation, ...]
    rule: RuleWords | None

    @property
    def count_open(self) -> int:
        """How many warnings nobody has acknowledged."""
        missing = [one.missing for one in self.expected if one.missing]
        return len(self.warnings) + sum(item.open for item in missing)

    @property
    def count(self) -> int:
        """How many checks still ask for something."""
        return len(self.blocking) + self.count_open

    @property
    def count_stated(self) -> int:
        """How many of the things expected are stated."""
        return sum(one.done for one in self.expected)


def report_of(page: Any, draft: gate.Draft | None = None) -> Report:
    """Return the report on the newest draft of ``page``, where the caller has it in ``draft``.

    A fixed number of queries.
    """
    draft = draft or gate.draft_of(page.get_latest_revision_as_object())
    known = acknowledged(page.translation_key)
    items = [_item(page, check, key, known) for check, key in found_in(draft)]
    expected = _expected(items) if draft.qualification is not None else ()
    shown = {one.missing.code for one in expected if one.missing}
    others = [item for item in items if not item.blocking and item.code not in shown]
    return Report(
        page=page,
        changed=draft.changed,
        blocking=tuple(item for item in items if item.blocking) if draft.changed else (),
        warnings=tuple(item for item in others if item.open),
        acknowledged=tuple(item for item in others if not item.open),
        expected=expected,
        rule=rule_words(draft),
    )


def _item(page: Any, check: gate.Check, key: Key, known: dict[Key, AcknowledgedWarning]) -> Item:
    row = None if check.blocking else known.get(key)
    place = place_of(page, check.field)
    return Item(check.code, check.sentence, check.blocking, place, key[1], row)


def _expected(items: list[Item]) -> tuple[Expectation, ...]:
    missing = {item.code: item for item in items}
    return tuple(Expectation(str(one.sentence), missing.get(one.code)) for one in EXPECTED)
