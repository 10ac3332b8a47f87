"""The route page, and the routes of one qualification as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from catalogue import reading
from catalogue.caching import remembered
from catalogue.documents.values import LEVELS
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, Kind
from catalogue.presenters.listing import qualification_card
from catalogue.presenters.routes import RoutesView, routes_view
from catalogue.presenters.words import level_words
from catalogue.routes import answers
from catalogue.routes.data import routes_data
from catalogue.routes.finding import Place, find_place
from catalogue.routes.network import Network, network
from catalogue.routes.replacements import in_place_of, is_closed

from .public import Crumb, canonical_path, crumbs, entry_or_404, moved, public, tree_root

PARAMETERS = ("from", "to", "level", "status")


@dataclass(frozen=True)
class Asked:
    """What the address asks: from where, to where, at which level, only through what is open."""

    start: Place
    end: Place
    level: str = ""
    level_fault: str = ""
    open_only: bool = False

    @property
    def complete(self) -> bool:
        """Whether it can be answered."""
        return not (self.start.unknown or self.end.unknown or self.level_fault)


@public
@remembered(*PARAMETERS)
def routes(request: HttpRequest) -> HttpResponseBase:
    """Show the routes from one qualification to another or to a level, or what leads to one."""
    root, today = tree_root(request), london_today()
    asked = _asked(request, root)
    net = network(root, today)
    view, problem = _answer(net, asked, root, today)
    start_keys, start_count = _starts(net, asked)
    starts = answers.entries_of(start_keys) if start_keys else {}
    cards = [qualification_card(reading.neighbour(row), today) for row in starts.values()]
    return render(
        request,
        "catalogue/routes.html",
        {
            "asked": asked,
            "view": view,
            "problem": problem,
            "starts": [(card, row.path) for card, row in zip(cards, starts.values(), strict=True)],
            "more_starts": start_count - len(cards),
            "levels": [(level, level_words(level)) for level in LEVELS],
            "breadcrumbs": crumbs(Crumb(gettext("Routes"))),
            "section": "routes",
            "canonical": request.build_absolute_uri(request.path),
            "absolute_url": request.build_absolute_uri(_address(request)),
        },
    )


@public
@remembered()
def qualification_routes(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Answer with where a qualification leads, its suite and what leads to it, as JSON."""
    entry = entry_or_404(request, Kind.QUALIFICATION, canonical_path(slug))
    redirect = moved(request, entry, slug, "/routes.json")
    if redirect is not None:
        return redirect
    today = london_today()
    found = reading.read(entry, today)
    assert found is not None  # noqa: S101 -- an entry's own version is always held
    data = routes_data(found, tree_root(request), today, request.build_absolute_uri)
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def _address(request: HttpRequest) -> str:
    """Return the address of what was asked, without what else it came with."""
    kept = [(name, request.GET[name]) for name in PARAMETERS if request.GET.get(name)]
    return f"{request.path}?{urlencode(kept)}".rstrip("?")


def _asked(request: HttpRequest, root: str) -> Asked:
    level = request.GET.get("level", "").strip().upper()[:20]
    fault = ""
    if level and level not in LEVELS:
        fault = gettext("“%(level)s” is not a level. Levels are E1, E2, E3 and 1 to 8.") % {"level": level}
    return Asked(
        start=find_place(request.GET.get("from", ""), root),
        end=find_place(request.GET.get("to", ""), root),
        level="" if fault else level,
        level_fault=fault,
        open_only=request.GET.get("status") == "open",
    )


def _answer(net: Network, asked: Asked, root: str, today: date) -> tuple[RoutesView | None, str]:
    """Return the answer, or the sentence that says why there is none."""
    if not asked.complete:
        return None, ""
    start, end = asked.start.entry, asked.end.entry
    for entry in (start, end):
        if entry is not None and not entry.live:
            sentence = gettext(
                "“%(title)s” is no longer published by its awarding body: no routes are shown for it."
            )
            return None, sentence % {"title": entry.title}
    if start is not None and end is not None:
        return _between(net, start, end, asked, root, today)
    here = start or end
    if here is None:
        return None, ""
    found = answers.reach(
        net, here, today, level=asked.level, open_only=asked.open_only, backwards=start is None
    )
    return _view(found, here, root, today), "" if found.total else _nothing(asked, here)


def _between(
    net: Network, start: CatalogueEntry, end: CatalogueEntry, asked: Asked, root: str, today: date
) -> tuple[RoutesView | None, str]:
    if start.subject == end.subject:
        return None, gettext("From and to are the same qualification: there is nothing to walk.")
    found = answers.between(net, start, end, today, open_only=asked.open_only)
    if not found.walks:
        sentence = gettext("No route of up to %(steps)d steps leads from “%(start)s” to “%(end)s”.")
        return None, sentence % {"steps": answers.FARTHEST, "start": start.title, "end": end.title}
    return _view(found, start, root, today), ""


def _view(found: answers.Answer, held: CatalogueEntry, root: str, today: date) -> RoutesView:
    shut = [row.subject for row in found.entries.values() if row.live and is_closed(row, today)]
    return routes_view(found, held, in_place_of(shut, root, today), today)


def _nothing(asked: Asked, here: CatalogueEntry) -> str:
    values = {"title": here.title, "level": level_words(asked.level)}
    if asked.start.entry is None:
        return gettext("No specification here names a route that leads to “%(title)s”.") % values
    if asked.level:
        return gettext("No route from “%(title)s” reaches %(level)s.") % values
    return gettext("The specification of “%(title)s” names no qualification that follows from it.") % values


def _starts(net: Network, asked: Asked) -> tuple[list[str], int]:
    """Return what may be asked about where nothing was, or what stands at the level asked for."""
    nothing: tuple[list[str], int] = ([], 0)
    if asked.start.asked or asked.end.asked or asked.level_fault:
        return nothing
    return answers.starting_points(net, asked.level)
