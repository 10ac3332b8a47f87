"""The versions of a specification: which one is shown, whom each binds, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy

from .surroundings import Surroundings, VersionFact
from .words import day_words

CLASS_NAMES = {
    "correction": gettext_lazy("correction"),
    "minor": gettext_lazy("minor change"),
    "major": gettext_lazy("major change"),
}
BINDS = {
    "new": gettext_lazy("learners registered from its date on"),
    "everyone": gettext_lazy("everyone, also those already registered"),
    "transfer": gettext_lazy("learners registered from its date on, others by transfer"),
}


@dataclass(frozen=True)
class VersionView:
    """One row of the table of versions; ``difference_url`` leads to what it changed.

    ``takes_over_url`` is set on the version that comes next: what will then differ from the one in force.
    """

    name: str
    url: str
    effective: str
    binds: str
    change: str
    summary: str
    current: bool
    shown: bool
    held: bool
    sequence: int
    coming: bool = False
    difference_url: str = ""
    takes_over_url: str = ""


def version_views(around: Surroundings) -> tuple[VersionView, ...]:
    """Return the versions, newest first."""
    return tuple(_view(version, around) for version in sorted(around.versions, key=lambda v: -v.sequence))


def _next(around: Surroundings) -> VersionFact | None:
    """Return the version that takes over from the one in force: the soonest, corrected as it then stands."""
    coming = [one for one in around.versions if one.coming and one.held and one.effective_from]
    return min(coming, key=lambda one: (one.effective_from, -one.sequence), default=None)


def version_name(version: VersionFact) -> str:
    """Return ``Version 191214`` in the body's own words, or ``Version 1`` by our count where it gave none."""
    if not version.label:
        return gettext("Version %(sequence)d") % {"sequence": version.sequence}
    if version.label[:1].isdigit():
        return gettext("Version %(label)s") % {"label": version.label}
    return version.label


def _view(version: VersionFact, around: Surroundings) -> VersionView:
    binds = str(BINDS.get(version.applies_to, ""))
    if version.applies_to == "transfer" and version.transfer_until:
        binds = gettext("%(whom)s until %(day)s") % {"whom": binds, "day": day_words(version.transfer_until)}
    corrected = next((other for other in around.versions if other.sequence == version.corrects), None)
    if corrected is not None and version.applies_to == "everyone":
        binds = gettext("everyone registered under %(name)s") % {"name": version_name(corrected)}
    first = version.sequence == min(other.sequence for other in around.versions)
    return VersionView(
        name=version_name(version),
        url=version.url,
        effective=day_words(version.effective_from) if version.effective_from else gettext("not stated"),
        binds=binds,
        change=gettext("first held here") if first else str(CLASS_NAMES.get(version.change_class, "")),
        summary=version.summary,
        current=version.sequence == around.current,
        shown=version.sequence == around.shown,
        held=version.held,
        sequence=version.sequence,
        coming=version.coming,
        difference_url=_difference_url(version, around),
        takes_over_url=_takes_over_url(version, around),
    )


def _difference_url(version: VersionFact, around: Surroundings) -> str:
    """Return where the difference from the version before is shown; an empty string where one of the two is
    not held.
    """
    before = [other.sequence for other in around.versions if other.held and other.sequence < version.sequence]
    return f"{around.url}differences/{max(before)}/{version.sequence}/" if before and version.held else ""


def _takes_over_url(version: VersionFact, around: Surroundings) -> str:
    """Return where the difference from the version in force is shown; empty for all but the next version."""
    if around.current is None or version is not _next(around):
        return ""
    return f"{around.url}differences/{around.current}/{version.sequence}/"
