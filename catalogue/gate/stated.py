"""Checks on the sizes that a specification states, against what its units and its rule can give."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue.documents import QualificationDocument
from catalogue.rules import Reach

from .checks import Check, registry
from .draft import Draft
from .reading import reading_of

NAMES = {"credits": "credits", "glh": "GLH", "tqt": "TQT"}


@registry.register("stated-sizes")
def stated_sizes(draft: Draft) -> Iterator[Check]:
    """Stated credits, GLH and TQT lie within what a valid selection can give.

    Where the stated GLH include induction and tutorials, these come on top of the units. A unit that does not
    state its hours may have any number of them: then only what is stated too low is told.
    """
    document = draft.qualification
    report = reading_of(draft).report if document is not None and document.rule else None
    if document is None or report is None or not report.possible:
        return
    for name in NAMES:
        size = getattr(document, name)
        if size is None or not document.units:
            continue
        least, most = _given(document, report.reach, name)
        stated = size.min if size.min is not None else size.max
        if stated is not None and stated < least:
            yield _check(
                name, _("%(stated)d %(name)s are stated; the rule asks for %(bound)d or more."), stated, least
            )
        top = size.max if size.max is not None else size.min
        if most is not None and top is not None and top > most:
            yield _check(
                name, _("%(stated)d %(name)s are stated; the units give at most %(bound)d."), top, most
            )


def _given(document: QualificationDocument, reach: Reach, name: str) -> tuple[int, int | None]:
    """Return the least and the most that a valid selection gives of ``name``; ``None`` if it is not known."""
    sizes = [getattr(unit.document, name) for unit in document.units]
    known = all(size is not None and size.max is not None and size.max == size.min for size in sizes)
    most = reach.greatest.get(name, sum(size.max for size in sizes)) if known else None
    least = reach.least.get(name, 0)
    for what in document.glh_includes if name == "glh" else ():
        extra = getattr(document, what)
        least += (extra.min or 0) if extra else 0
        more = extra.max if extra else None
        most = most + more if most is not None and more is not None else None
    return least, most


def _check(name: str, sentence: str, stated: int, bound: int) -> Check:
    return Check(
        "stated-size", sentence % {"stated": stated, "name": NAMES[name], "bound": bound}, f"{name}_min"
    )
