"""Where a qualification leads, and what leads to it: typed routes, with the truth about the other end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy, ngettext

from catalogue.documents.qualification import Route
from catalogue.documents.values import LEVELS, LevelRange, Quantity
from catalogue.progression import Common, stated_level

from .keeping import in_each_language
from .status import StatusView, status_view
from .surroundings import Neighbour, Surroundings
from .words import credits_words, hours_words, level_range_words, number_words

KIND_NAMES = {
    "within-suite": gettext_lazy("In the same suite"),
    "same-level": gettext_lazy("At the same level"),
    "next-level": gettext_lazy("At a higher level"),
    "other-body": gettext_lazy("With another awarding body"),
    "higher-education": gettext_lazy("Higher education"),
    "professional-body": gettext_lazy("Professional bodies"),
    "employment": gettext_lazy("Work"),
    "text": gettext_lazy("What comes next"),
    "planned": gettext_lazy("Planned: not yet offered when this was written"),
}

FROM_NAMES = {
    "within-suite": gettext_lazy("From the same suite"),
    "same-level": gettext_lazy("From the same level"),
    "next-level": gettext_lazy("From a lower level"),
    "other-body": gettext_lazy("From another awarding body"),
}

CLOSED_TONES = ("closed", "ended")


@dataclass(frozen=True)
class Place:
    """A qualification that may be started in the place of a closed one; without an address if not here."""

    title: str
    url: str = ""
    number: str = ""
    status: StatusView | None = None


@dataclass(frozen=True)
class RouteView:
    """One route. ``url`` leads to the target where it is on this site, ``status`` is the target's today.

    ``size`` is its level, credits and total hours, ``common`` its units in common in words; ``truth`` says
    that it is closed or no longer published, and ``instead`` what may be started in its place.
    """

    words: str
    url: str = ""
    number: str = ""
    body: str = ""
    name: str = ""
    status: StatusView | None = None
    size: tuple[str, ...] = ()
    common: str = ""
    truth: str = ""
    instead: tuple[Place, ...] = ()


@dataclass(frozen=True)
class RouteGroup:
    """Routes of one kind to, or from, one level."""

    title: str
    routes: tuple[RouteView, ...]


def route_groups(routes: Iterable[Route], around: Surroundings, day: date) -> tuple[RouteGroup, ...]:
    """Return the routes by kind and by the target's level: its own, or what its title here begins with.

    Kinds come in the order of the document, levels rise, and what is only planned comes last.
    """
    kinds: dict[str, dict[int, list[tuple[LevelRange | None, RouteView]]]] = {}
    for route in sorted(routes, key=lambda route: route.kind == "planned"):
        target = route.target
        here = around.targets.get(target.identifier) if target and target.identifier else None
        levels = kinds.setdefault(route.kind, {})
        level = here.level if here is not None else stated_level(target.title) if target else None
        levels.setdefault(_rank(level), []).append((level, _route(route, here, day)))
    return tuple(
        RouteGroup(_group_title(str(KIND_NAMES.get(kind, kind)), kind, rows), tuple(view for _, view in rows))
        for kind, levels in kinds.items()
        for _, rows in sorted(levels.items())
    )


def from_groups(neighbours: Iterable[Neighbour], day: date) -> tuple[RouteGroup, ...]:
    """Return the qualifications that name this one as a next step, by kind of route and by their level."""
    groups: dict[tuple[str, int], list[tuple[LevelRange | None, RouteView]]] = {}
    order: dict[str, int] = {}
    for item in neighbours:
        order.setdefault(item.kind, len(order))
        line = neighbour_view(item, day)
        groups.setdefault((item.kind, _rank(item.level)), []).append((item.level, line))
    return tuple(
        RouteGroup(
            _group_title(str(FROM_NAMES.get(kind, gettext("From other qualifications"))), kind, rows),
            tuple(view for _, view in rows),
        )
        for (kind, _), rows in sorted(groups.items(), key=lambda group: (order[group[0][0]], group[0][1]))
    )


def leading_here(neighbours: Iterable[Neighbour], day: date) -> tuple[RouteView, ...]:
    """Return qualifications of this site by title, each with the truth about it."""
    return tuple(neighbour_view(item, day) for item in neighbours)


@in_each_language(4096)
def neighbour_view(item: Neighbour, day: date) -> RouteView:
    """Return a qualification of this site as a line of a list."""
    status = status_view(item.dates, day)
    return RouteView(
        item.title,
        item.url,
        item.number,
        item.body,
        status=status,
        size=size_words(item),
        common=common_words(item.common, chosen=item.chosen),
        truth=_truth(item, status),
        instead=places(item.instead, day) if status.tone in CLOSED_TONES else (),
    )


def size_words(item: Neighbour) -> tuple[str, ...]:
    """Return ``Level 5``, ``13 credits`` and ``130 hours in all``: what is stated of them."""
    total = hours_words(item.tqt)
    said = (
        level_range_words(item.level),
        credits_words(item.credits),
        gettext("%(hours)s in total") % {"hours": total} if total else "",
    )
    return tuple(filter(None, said))


def common_words(common: Common | None, *, chosen: bool = False) -> str:
    """Return ``2 units, 8 credits, in common``; an empty string where there are none.

    Of units that are only there to be ``chosen`` no credits are added up: nobody takes them all.
    """
    if common is None or not common.units:
        return ""
    units = ngettext("%(n)s unit", "%(n)s units", common.units) % {"n": number_words(common.units)}
    if chosen:
        return gettext("%(units)s in common to choose from") % {"units": units}
    if not common.credits:
        return gettext("%(units)s in common") % {"units": units}
    credits = credits_words(Quantity.exactly(common.credits))
    return gettext("%(units)s, %(credits)s, in common") % {"units": units, "credits": credits}


def places(items: Iterable[Neighbour], day: date) -> tuple[Place, ...]:
    """Return replacements as they are named on a page."""
    return tuple(
        Place(item.title, item.url, item.number, status_view(item.dates, day) if item.url else None)
        for item in items
    )


def _route(route: Route, here: Neighbour | None, day: date) -> RouteView:
    target = route.target
    if target is None:
        return RouteView(route.words)
    name = target.title if target.title and target.title not in route.words else ""
    number = target.identifier.value if target.identifier else ""
    if here is None:
        return RouteView(route.words, number=number, body=target.body, name=name)
    view = neighbour_view(here, day)
    return RouteView(
        route.words,
        here.url,
        number,
        target.body,
        name,
        view.status,
        view.size,
        view.common,
        view.truth,
        view.instead,
    )


def _truth(item: Neighbour, status: StatusView) -> str:
    if not item.published:
        return gettext("Its awarding body no longer publishes it here.")
    if status.tone not in CLOSED_TONES:
        return ""
    if item.instead:
        return gettext("New learners cannot start it. Instead:")
    return gettext("New learners cannot start it, and nothing is recorded here that replaces it.")


def _group_title(name: str, kind: str, rows: list[tuple[LevelRange | None, RouteView]]) -> str:
    level = level_range_words(rows[0][0])
    if not level or kind in ("within-suite", "planned"):
        return name
    return gettext("%(kind)s: %(level)s") % {"kind": name, "level": level}


def _rank(level: LevelRange | None) -> int:
    """Return the place of the level in the list, what has none last."""
    return LEVELS.index(level.max) if level is not None else len(LEVELS)
