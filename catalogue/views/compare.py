"""Two qualifications, or two units, side by side; until both are chosen, a search for the one that is
missing.

Everything is in the address: ``a`` and ``b`` are the two, ``q`` and ``page`` the search. So a comparison can
be begun on any page and kept, whatever page of results the other one stands on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from catalogue import reading
from catalogue.caching import remembered
from catalogue.comparing import units_beside
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, Kind
from catalogue.numbers.spelling import plain
from catalogue.presenters.comparison import Compared, qualifications_compared, units_compared
from catalogue.presenters.listing import Card, qualification_card, unit_card
from catalogue.search.asking import Asked, asked, query_terms
from catalogue.search.engine import held
from catalogue.search.finding import BEST, Search, Wanted
from catalogue.search.lookup import by_number

from .paging import no_such_page
from .public import Crumb, canonical_path, crumbs, public, qualifications_crumb, tree_root

PAGE_SIZE = 25
LONGEST = 255
SHOWN = 60
"""Characters of what was asked for that are repeated in a sentence."""
PARAMETERS = ("a", "b", "q", "page")


@dataclass(frozen=True)
class Choice:
    """One of the two: what was asked for, what was found, or a sentence why nothing was."""

    asked: str = ""
    found: reading.Reading | None = None
    fault: str = ""


@public
@remembered(*PARAMETERS)
def compare_qualifications(request: HttpRequest) -> HttpResponseBase:
    """Compare the qualifications ``a`` and ``b``: a path or a number in any spelling each."""
    return _compare(request, Kind.QUALIFICATION)


@public
@remembered(*PARAMETERS)
def compare_units(request: HttpRequest) -> HttpResponseBase:
    """Compare the units ``a`` and ``b``: ``<body>/<slug>``, or a code or reference in any spelling, each."""
    return _compare(request, Kind.UNIT)


def _compare(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    root = tree_root(request)
    left, right = (_choice(request, kind, name, root) for name in ("a", "b"))
    if left.found and right.found and left.found.entry.pk == right.found.entry.pk:
        right = Choice(fault=gettext("That is the same one twice. Choose another to compare it with."))
    if left.found is None and right.found is not None and not left.fault:
        left, right = right, Choice()
    if left.found is None or right.found is None:
        return _choose(request, kind, root, left, right)
    today = london_today()
    one, other = _compared(left.found), _compared(right.found)
    if kind == Kind.QUALIFICATION:
        units = units_beside(left.found.shown.pk, right.found.shown.pk, today)
        view = qualifications_compared(one, other, today, units)
    else:
        view = units_compared(one, other, today)
    here = _address(kind, a=one.path, b=other.path)
    context = {
        "view": view,
        "day": today,
        "swap_url": _address(kind, a=other.path, b=one.path),
        "change_left_url": _address(kind, a=other.path),
        "change_right_url": _address(kind, a=one.path),
        "canonical": request.build_absolute_uri(here),
        "absolute_url": request.build_absolute_uri(here),
        **_around(kind),
    }
    return render(request, "catalogue/compare.html", context)


def _choose(request: HttpRequest, kind: Kind, root: str, left: Choice, right: Choice) -> HttpResponseBase:
    """Show what is chosen already and find the other; 404 where what was named is not here."""
    question = asked({name: request.GET.getlist(name) for name in ("q", "page")})
    chosen = left.found or right.found
    kept = {"a": chosen.entry.path} if chosen else {}
    number, total, rows = _found(kind, root, question, chosen)
    notes = [gettext(sentence) % values for sentence, values in question.notes]
    if question.text and question.page > number:
        notes.append(no_such_page(question.page))
    turned, pages = {**kept, "q": question.text}, -(-total // PAGE_SIZE)
    context = {
        "chosen": _card(chosen.entry) if chosen else None,
        "kept": kept,
        "query": question.text,
        "faults": [one.fault for one in (left, right) if one.fault],
        "notes": notes,
        "candidates": [
            replace(_card(row), url=_address(kind, **kept, **{"b" if kept else "a": row.path}))
            for row in rows
        ],
        "total": total,
        "number": number,
        "pages": pages,
        "previous": _address(kind, **turned, page=number - 1) if number > 1 else "",
        "next": _address(kind, **turned, page=number + 1) if number < pages else "",
        "action": _address(kind),
        "own_search": True,
        "canonical": request.build_absolute_uri(_address(kind)),
        **_around(kind),
    }
    missing = any(one.asked and one.fault for one in (left, right))
    return render(request, "catalogue/compare_choose.html", context, status=404 if missing else 200)


def _found(
    kind: Kind, root: str, question: Asked, chosen: reading.Reading | None
) -> tuple[int, int, list[CatalogueEntry]]:
    """Return the number of the page, how many there are in all, and those of the page.

    What bears the number that is asked for comes first.
    """
    if not question.text:
        return 1, 0, []
    today = london_today()
    apart = (chosen.entry.pk,) if chosen else ()
    exact = [one for one in by_number(question.text, root, today) if one.kind == kind and one.pk not in apart]
    with held(kind, root, today) as index:
        others = (*apart, *(one.pk for one in exact))
        wanted = Wanted(kind, query_terms(question.text), closed=True, sort=BEST, apart=others)
        search = Search(index, wanted)
        total = search.hits().bit_count()
        number = min(question.page, max(1, -(-total // PAGE_SIZE)))
        keys = search.page((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    rows = CatalogueEntry.objects.in_bulk(keys)
    first = exact if number == 1 else []
    return number, total + len(exact), [*first, *(rows[key] for key in keys if key in rows)]


def _choice(request: HttpRequest, kind: Kind, name: str, root: str) -> Choice:
    typed = plain(request.GET.get(name, ""))
    if not typed:
        return Choice()
    shown = typed if len(typed) <= SHOWN else f"{typed[:SHOWN]}…"
    path = canonical_path(typed) if kind == Kind.QUALIFICATION else typed.strip("/")
    entry = None
    if len(path) <= LONGEST:
        entry = reading.find_entry(kind, path, root) or reading.find_moved(kind, path, root)
        if entry is None:
            bearing = [one for one in by_number(typed, root, london_today()) if one.kind == kind]
            entry = bearing[0] if len(bearing) == 1 else None
    if entry is None:
        return Choice(
            typed, fault=gettext("Nothing was ever published here as “%(typed)s”.") % {"typed": shown}
        )
    found = reading.read(entry, london_today())
    if found is None:
        return Choice(typed, fault=gettext("The text of “%(typed)s” is not held here.") % {"typed": shown})
    return Choice(typed, found)


def _compared(found: reading.Reading) -> Compared:
    entry = found.entry
    return Compared(
        document=found.document,
        dates=found.facts.dates,
        title=found.document.title,
        number=entry.number,
        url=found.url,
        path=entry.path,
        body=entry.body_name,
    )


def _card(entry: CatalogueEntry) -> Card:
    near = reading.neighbour(entry)
    return qualification_card(near, london_today()) if entry.kind == Kind.QUALIFICATION else unit_card(near)


def _address(kind: Kind, **state: Any) -> str:
    path = reverse("catalogue:compare" if kind == Kind.QUALIFICATION else "catalogue:compare_units")
    return f"{path}?{urlencode(state)}" if state else path


def _around(kind: Kind) -> dict[str, Any]:
    is_unit = kind == Kind.UNIT
    first = [] if is_unit else [qualifications_crumb()]
    title = gettext("Compare two units") if is_unit else gettext("Compare two qualifications")
    return {
        "is_unit": is_unit,
        "heading": title,
        "breadcrumbs": crumbs(*first, Crumb(title)),
        "section": "bodies" if is_unit else "qualifications",
    }
