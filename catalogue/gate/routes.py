"""Checks on progression routes: that they lead to something a learner can still begin."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue.documents.qualification import RouteTarget
from catalogue.lifecycle import Status, status_on

from .checks import Check, registry
from .draft import Draft
from .identifiers import comparable
from .records import TargetName
from .wording import day_in_words, listed

HERE = ("within-suite", "next-level", "same-level")
"""The kinds of route that lead to a qualification whose page is expected on this site."""


@registry.register("routes")
def routes(draft: Draft) -> Iterator[Check]:
    """Warn of routes to qualifications that are unknown here, unpublished, or closed to new learners."""
    document = draft.qualification
    leading = [(route, target) for route in (document.routes if document else ()) if (target := route.target)]
    if not leading:
        return
    known = draft.records.entries([_name(target) for _route, target in leading])
    unknown = [
        _shown(target) for route, target in leading if route.kind in HERE and _name(target) not in known
    ]
    if unknown:
        yield _check(
            "route-unknown", _("%(targets)s: not published on this site.") % {"targets": listed(unknown)}
        )
    facts = draft.records.facts([entry.subject for entry in known.values()], draft.today)
    for _route, target in leading:
        entry = known.get(_name(target))
        if entry is None:
            continue
        found = status_on(facts[entry.subject].dates, draft.today)
        if not entry.live:
            yield _check("route-unpublished", _("%(target)s: unpublished.") % {"target": _shown(target)})
        elif found.status in (Status.CLOSED_TO_NEW, Status.NO_LONGER_AWARDED) and found.since:
            sentence = _("%(target)s: closed to new learners since %(day)s.")
            yield _check(
                "route-closed", sentence % {"target": _shown(target), "day": day_in_words(found.since)}
            )


def _name(target: RouteTarget) -> TargetName:
    number = target.identifier
    if number is None:
        return TargetName(title=target.title)
    return TargetName(number.scheme, comparable(number.scheme, number.value), target.title)


def _shown(target: RouteTarget) -> str:
    number = target.identifier.value if target.identifier else ""
    return f"{target.title} ({number})" if target.title and number else target.title or number


def _check(code: str, fault: str) -> Check:
    return Check(code, _("Progression leads to %(fault)s") % {"fault": fault}, "routes")
