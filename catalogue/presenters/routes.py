"""The route page: what leads from one qualification to another, or to a level, in words and as a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext, ngettext

from catalogue import reading
from catalogue.models import CatalogueEntry
from catalogue.progression import Along, Common, Leg, Total, column_of_title
from catalogue.routes.answers import Answer
from catalogue.routes.neighbours import instead_neighbour
from catalogue.routes.replacements import Instead

from .progression import CLOSED_TONES, KIND_NAMES, RouteView, common_words, neighbour_view
from .route_map import MapPlace, RouteMap, route_map
from .words import level_words, number_words, range_words

DRAWN = 40
"""Places on a map, at the most: beyond that it could not be read."""

MAPPED_TITLE = 60
Replacements = Mapping[UUID, tuple[Instead, ...]]


@dataclass(frozen=True)
class LegView:
    """One step of a route: how it is called in the document, and where it leads."""

    place: RouteView
    how: str = ""


@dataclass(frozen=True)
class WalkView:
    """A route from A to B: where it begins, its legs, and what it asks for in all."""

    title: str
    start: RouteView
    legs: tuple[LegView, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True)
class LevelView:
    """What is reached at one level; ``more`` is how many are not named, ``level`` how to ask for it alone."""

    title: str
    places: tuple[tuple[RouteView, str], ...]
    more: int = 0
    level: str = ""


@dataclass(frozen=True)
class RoutesView:
    """The answer. ``map`` is ``None`` where there is nothing to draw or too much (``undrawn`` says so)."""

    walks: tuple[WalkView, ...] = ()
    more_ways: int = 0
    levels: tuple[LevelView, ...] = ()
    total: int = 0
    map: RouteMap | None = None
    undrawn: str = ""


def routes_view(answer: Answer, held: CatalogueEntry | None, replaced: Replacements, day: date) -> RoutesView:
    """Return the view of ``answer``; units in common are those with ``held``."""
    lines = {key: _line(key, answer, held, replaced, day) for key in answer.names}
    drawing, undrawn = _drawing(answer, lines)
    return RoutesView(
        walks=tuple(
            _walk(path, walk, number, lines, answer) for number, (path, walk) in enumerate(answer.walks, 1)
        ),
        more_ways=max(0, answer.ways - len(answer.walks)),
        levels=tuple(
            LevelView(
                _level_title(part.level),
                tuple((lines[key], _steps(steps)) for key, steps in part.keys),
                part.more,
                part.level or "",
            )
            for part in answer.reached
        ),
        total=answer.total,
        map=drawing,
        undrawn=undrawn,
    )


def _line(
    key: str, answer: Answer, held: CatalogueEntry | None, replaced: Replacements, day: date
) -> RouteView:
    entry = answer.entries.get(key)
    if entry is None:
        return RouteView(answer.names[key], truth=gettext("Not published here."))
    common, chosen = _common(entry, answer, held)
    near = replace(
        reading.neighbour(entry),
        common=common,
        chosen=chosen,
        instead=tuple(instead_neighbour(one) for one in replaced.get(entry.subject, ())),
        published=entry.live,
    )
    return neighbour_view(near, day)


def _common(entry: CatalogueEntry, answer: Answer, held: CatalogueEntry | None) -> tuple[Common | None, bool]:
    if held is None or answer.shared is None or held.subject == entry.subject or answer.walks:
        return None, False
    one, two = held.version_id, entry.version_id
    return answer.shared.between(two, one) if answer.backwards else answer.shared.between(one, two)


def _walk(
    path: tuple[str, ...], walk: Along, number: int, lines: Mapping[str, RouteView], answer: Answer
) -> WalkView:
    return WalkView(
        title=gettext("Route %(number)d: %(steps)s")
        % {"number": number, "steps": _step_count(len(path) - 1)},
        start=lines[path[0]],
        legs=tuple(_leg(leg, lines, answer, before) for leg, before in zip(walk.legs, path, strict=False)),
        totals=tuple(filter(None, _totals(walk))),
    )


def _leg(leg: Leg, lines: Mapping[str, RouteView], answer: Answer, before: str) -> LegView:
    kinds = dict.fromkeys(str(KIND_NAMES.get(route.kind, route.kind)) for route in leg.routes)
    how = ", ".join(kinds) or gettext("In the place of one that is closed")
    ends = [answer.entries[key].version_id for key in (before, leg.key) if key in answer.entries]
    chosen = answer.shared is None or not all(answer.shared.fixed(version) for version in ends)
    return LegView(replace(lines[leg.key], common=common_words(leg.common, chosen=chosen)), how)


def _totals(walk: Along) -> tuple[str, ...]:
    return (
        _total(walk.further_credits, gettext("Further credits: %(amount)s")),
        _total(walk.tqt, gettext("Total qualification time: %(amount)s hours")),
        _total(walk.glh, gettext("Guided learning: %(amount)s hours")),
    )


def _total(total: Total, template: str) -> str:
    """Return a sum in words; empty where no step states a figure."""
    if not total.least and (total.unstated or total.greatest == 0):
        return "" if total.unstated else template % {"amount": 0}
    if total.greatest is None:
        amount = gettext("%(least)s or more") % {"least": number_words(total.least)}
    elif total.greatest == total.least:
        amount = number_words(total.least)
    else:
        amount = range_words(number_words(total.least), number_words(total.greatest))
    if total.unstated:
        missing = ngettext("%(n)d step states none", "%(n)d steps state none", len(total.unstated)) % {
            "n": len(total.unstated)
        }
        return f"{template % {'amount': amount}} ({missing})"
    return template % {"amount": amount}


def _drawing(answer: Answer, lines: Mapping[str, RouteView]) -> tuple[RouteMap | None, str]:
    if len(lines) < 2 or not answer.edges:
        return None, ""
    if len(lines) > DRAWN or any(part.more for part in answer.reached):
        return None, gettext(
            "There are too many to draw a map that can be read. Ask for one level, or for one target."
        )
    places = [_place(key, answer, line) for key, line in lines.items()]
    titles = {place.level: _level_title(place.level) for place in places}
    return route_map(places, answer.edges, titles), ""


def _place(key: str, answer: Answer, line: RouteView) -> MapPlace:
    entry = answer.entries.get(key)
    return MapPlace(
        key=key,
        title=line.words,
        url=line.url,
        level=(entry.level_max or None) if entry else column_of_title(answer.names[key]),
        tone=line.status.tone if line.status else "elsewhere",
        note=_note(line),
    )


def _note(line: RouteView) -> str:
    """Return the status in the few words that fit a box."""
    if line.status is None:
        return gettext("not published here")
    if line.status.tone in CLOSED_TONES:
        return gettext("closed to new learners")
    short = {
        "available": gettext("open to new learners"),
        "upcoming": gettext("not yet open"),
        "unstated": gettext("dates not stated"),
    }
    return short.get(line.status.tone, "")


def _level_title(level: str | None) -> str:
    return level_words(level) if level else gettext("Level not known here")


def _steps(steps: int) -> str:
    return gettext("the next step") if steps == 1 else gettext("in %(steps)s") % {"steps": _step_count(steps)}


def _step_count(steps: int) -> str:
    return ngettext("%(n)d step", "%(n)d steps", steps) % {"n": steps}
