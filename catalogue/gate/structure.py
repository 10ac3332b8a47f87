"""Checks on the unit table: units that are published, named once, and may be used here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.freezing import is_borrowed

from .checks import Check, registry
from .draft import Draft
from .wording import listed


@registry.register("units")
def units(draft: Draft) -> Iterator[Check]:
    """Every unit of the table is published and live, and is named once."""
    document = draft.qualification
    if document is None:
        return
    if draft.table.withheld:
        # Another body's draft: not even its code is told.
        sentence = ngettext(
            "A unit of the table is another awarding body's and not published: take it out.",
            "%(count)d units of the table are another awarding body's and not published: take them out.",
            draft.table.withheld,
        )
        yield _table("unit-withheld", sentence % {"count": draft.table.withheld})
    unpublished = [unit.key for unit in document.units if unit.version is None]
    if unpublished:
        sentence = ngettext(
            "Unit %(keys)s is not published yet.", "Units %(keys)s are not published yet.", len(unpublished)
        )
        yield _table("unit-not-published", sentence % {"keys": listed(unpublished)})
    for key, count in Counter(unit.key for unit in document.units).items():
        if count > 1:
            yield _table(
                "unit-key-twice", _("Two units of the table are both called %(key)s.") % {"key": key}
            )
    for code, count in Counter(group.id for group in document.groups).items():
        if count > 1:
            yield _table("group-twice", _("Two groups are both called %(code)s.") % {"code": code})


@registry.register("unit-use", of_version=True)
def unit_use(draft: Draft) -> Iterator[Check]:
    """Units that are taken in anew are live; another body's are open to use, whenever they were taken in."""
    document, body = draft.qualification, draft.page.body_page
    if document is None:
        return
    before = {unit.key for unit in getattr(draft.before, "units", ())}
    gone = [unit.key for unit in draft.table.pages if not unit.live and unit.first_published_at]
    for keys, blocking in ((set(gone) - before, True), (set(gone) & before, False)):
        if keys:
            sentence = ngettext("Unit %(keys)s is unpublished.", "Units %(keys)s are unpublished.", len(keys))
            yield _table("unit-unpublished", sentence % {"keys": listed(sorted(keys))}, blocking=blocking)
    restricted = [unit.key for unit in draft.table.pages if unit.restricted and is_borrowed(unit, body)]
    if restricted:
        sentence = ngettext(
            "Unit %(keys)s is restricted to the awarding body that owns it.",
            "Units %(keys)s are restricted to the awarding bodies that own them.",
            len(restricted),
        )
        yield _table("unit-restricted", sentence % {"keys": listed(restricted)})


def _table(code: str, sentence: str, *, blocking: bool = True) -> Check:
    return Check(code, sentence, "groups", blocking)
