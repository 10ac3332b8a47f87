"""Which units codes name: the body's own, and by whole code what other bodies have published unrestricted."""

from __future__ import annotations

from typing import Any

from catalogue.models import UnitPage
from catalogue.pasting import Picked, pick
from catalogue.pasting.codes import LONGEST, parts

from .places import Place


def found_by(text: str, place: Place, in_group: set[int]) -> tuple[list[UnitPage], Picked]:
    """Return the units that ``text`` names, in its order, and what it names besides: two or three queries."""
    own: dict[str, int] = {}
    exact: dict[str, int] = {}
    units = UnitPage.objects.descendant_of(place.body).order_by("pk")
    for pk, code, reference in units.values_list("pk", "code", "unit_reference"):
        if code:
            own.setdefault(code, pk)
        if reference:
            exact.setdefault(reference, pk)
    typed = [part for part in parts(text[:LONGEST]) if part not in own]
    others = UnitPage.objects.live().filter(restricted=False, code__in=typed).order_by("pk")
    for code, pk in others.values_list("code", "pk"):
        exact.setdefault(code, pk)
    near = [code for code, pk in own.items() if pk in in_group]
    picked = pick(text, own, near, exact)
    wanted = [own.get(code) or exact[code] for code in picked.codes]
    pages: dict[int, Any] = UnitPage.objects.in_bulk(wanted)
    return [pages[pk] for pk in dict.fromkeys(wanted)], picked
