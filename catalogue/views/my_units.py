"""My units: what do they count towards? Asked in the address while it is short, posted where it is long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from catalogue.caching import for_one_visitor
from catalogue.documents.values import LEVELS
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, Kind, VersionUnit
from catalogue.my_units.answers import PAGES, Filters, answer
from catalogue.my_units.data import answer_data
from catalogue.my_units.holding import Holding, holding
from catalogue.presenters.faults import Fault
from catalogue.presenters.my_units import result_views, unit_view
from catalogue.presenters.words import level_words
from catalogue.routes.finding import Place, find_place

from .public import Crumb, crumbs, tree_root

LONGEST_ADDRESS = 1_800
"""Characters of a question that may stand in an address; longer ones are posted and answered in place."""

LONGEST_TEXT = 400_000


@dataclass(frozen=True)
class Asked:
    """The question as it came: unit addresses, qualifications, text, whose units to tick, filters, faults."""

    ticked: tuple[str, ...]
    have: tuple[str, ...]
    text: str
    tick: Place
    filters: Filters
    faults: tuple[Fault, ...]

    @property
    def anything(self) -> bool:
        """Whether anything is said to be held."""
        return bool(self.ticked or self.text.strip() or any(one.strip() for one in self.have))


# A post changes nothing and stores nothing; it only carries what is too long for an address.
@csrf_exempt
@transaction.non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def my_units(request: HttpRequest) -> HttpResponseBase:
    """Show what the units asked about count towards; a post that is short is led to its address."""
    root, today = tree_root(request), london_today()
    asked = _asked(request, root)
    held = holding(asked.ticked, asked.have, asked.text, root)
    if request.method == "POST":
        address = _address(asked, held)
        if len(address) <= LONGEST_ADDRESS and not asked.faults:
            return HttpResponseRedirect(address)
    found = answer(held.units, root, today, asked.filters, gettext) if held.units else None
    current = _current(held.units) if found else {}
    page = render(
        request,
        "catalogue/my_units.html",
        {
            "asked": asked,
            "held": held,
            "units": [unit_view(row) for row in held.units.values()],
            "held_paths": _paths(held),
            "left_text": _left_text(held),
            "answer": found,
            "results": result_views(found, held, current, root, today) if found else (),
            "tick_rows": _tick_rows(asked.tick.entry, held) if asked.tick.entry else (),
            "choice_rows": [(row, _tick_rows(row, held)) for row in held.with_choice[:3]],
            "levels": [(level, level_words(level)) for level in LEVELS],
            "bodies": _bodies(root),
            "next_page": _address(asked, held, page=asked.filters.page + 1) if found and found.more else "",
            "next_number": asked.filters.page + 1,
            "posted": request.method == "POST",
            "breadcrumbs": crumbs(Crumb(gettext("My units"))),
            "section": "my-units",
            "canonical": request.build_absolute_uri(request.path),
            "absolute_url": request.build_absolute_uri(),
        },
    )
    return for_one_visitor(page)


@csrf_exempt
@transaction.non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def my_units_data(request: HttpRequest) -> HttpResponseBase:
    """Answer the same question as JSON."""
    root, today = tree_root(request), london_today()
    asked = _asked(request, root)
    held = holding(asked.ticked, asked.have, asked.text, root)
    found = answer(held.units, root, today, asked.filters, gettext) if held.units else None
    data = answer_data(
        held,
        found,
        tuple(one.sentence for one in asked.faults),
        today.isoformat(),
        request.build_absolute_uri,
    )
    return for_one_visitor(JsonResponse(data, json_dumps_params={"ensure_ascii": False}))


def _asked(request: HttpRequest, root: str) -> Asked:
    faults = []
    try:
        data: QueryDict = request.POST if request.method == "POST" else request.GET
    except (RequestDataTooBig, TooManyFieldsSent):
        data = QueryDict()
        faults.append(Fault("text", gettext("That was too much to read at once. Send fewer lines.")))
    text = data.get("text", "")
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT]
        sentence = gettext("Only the first %(n)d characters were read.") % {"n": LONGEST_TEXT}
        faults.append(Fault("text", sentence))
    level = data.get("level", "").strip().upper()[:20]
    if level and level not in LEVELS:
        sentence = gettext(
            "“%(level)s” is not a level; every level is shown. Levels are E1, E2, E3 and 1 to 8."
        )
        faults.append(Fault("level", sentence % {"level": level}))
        level = ""
    number = data.get("page", "")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 1
    return Asked(
        ticked=tuple(one[:255].replace("\0", "") for one in data.getlist("u")),
        have=tuple(one[:200].replace("\0", "") for one in data.getlist("have")),
        text=text,
        tick=find_place(data.get("tick", ""), root),
        filters=Filters(
            level=level,
            body=data.get("body", "")[:255].replace("\0", ""),
            open_only=data.get("status") == "open",
            page=max(1, min(page, PAGES)),
        ),
        faults=tuple(faults),
    )


def _address(asked: Asked, held: Holding, page: int = 1) -> str:
    """Return the address of the question as it was understood."""
    pairs = [("u", path) for path in _paths(held)]
    pairs += [("have", row.path) for row in held.qualifications]
    pairs += [("text", _left_text(held))] if _left_text(held) else []
    pairs += [("tick", asked.tick.entry.path)] if asked.tick.entry else []
    filters = asked.filters
    pairs += [("level", filters.level), ("body", filters.body)]
    pairs += [("status", "open")] if filters.open_only else []
    pairs += [("page", str(page))] if page > 1 else []
    query = urlencode([(name, value) for name, value in pairs if value])
    return reverse("catalogue:my_units") + (f"?{query}" if query else "")


def _paths(held: Holding) -> list[str]:
    """Return the addresses of the units that are held, but not through a qualification alone."""
    return [row.path for subject, row in held.units.items() if subject not in held.sequences]


def _left_text(held: Holding) -> str:
    """Return what is still to be settled of the pasted text, line by line."""
    return "\n".join([*(one.text for one in held.unknown), *(one.text for one in held.ambiguous)])


def _current(units: Mapping[UUID, CatalogueEntry]) -> dict[UUID, int]:
    rows = CatalogueEntry.objects.filter(subject__in=list(units))
    return dict(rows.values_list("subject", "version__sequence"))


def _tick_rows(entry: CatalogueEntry, held: Holding) -> list[tuple[CatalogueEntry, bool]]:
    """Return the units of ``entry`` in the order of its table, and whether each is held: two queries."""
    subjects = [
        unit
        for unit in VersionUnit.objects.filter(version=entry.version_id).values_list("unit", flat=True)
        if unit
    ]
    rows = CatalogueEntry.objects.filter(kind=Kind.UNIT).in_bulk(subjects, field_name="subject")
    return [(rows[unit], unit in held.units) for unit in dict.fromkeys(subjects) if unit in rows]


def _bodies(root: str) -> list[tuple[str, str]]:
    rows = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True, tree_path__startswith=root)
    return list(rows.order_by("body_name").values_list("body_slug", "body_name").distinct())
