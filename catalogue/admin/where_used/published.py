"""Where published versions use a page: everybody may read them, whichever body's they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.addresses import entry_url
from catalogue.lifecycle import london_today
from catalogue.models import (
    CatalogueEntry,
    Identifier,
    Kind,
    ReplacementRecord,
    SpecificationVersion,
    SuccessorRecord,
    VersionRoute,
    VersionUnit,
)
from catalogue.presenters.words import day_words
from catalogue.progression import normalised_title

from .uses import Use, Uses


def of_unit(page: Any, today: date | None = None) -> Iterator[Uses]:
    """Yield the qualifications that freeze the unit ``page``: three queries."""
    today = today or london_today()
    rows = {row.version_id: row for row in VersionUnit.objects.filter(unit=page.translation_key)}
    versions = list(
        SpecificationVersion.objects.filter(pk__in=rows).defer("document").order_by("subject", "sequence")
    )
    entries = {
        entry.subject: entry
        for entry in CatalogueEntry.objects.filter(subject__in={one.subject for one in versions})
    }
    in_force, coming = [], []
    past: dict[Any, list[SpecificationVersion]] = {}
    for version in versions:
        entry = entries.get(version.subject)
        if entry is None:
            continue
        if version.pk == entry.version_id:
            in_force.append(_use(entry, _place(version, rows[version.pk])))
        elif version.effective_from and version.effective_from > today:
            coming.append(_use(entry, _place(version, rows[version.pk])))
        else:
            past.setdefault(version.subject, []).append(version)
    earlier = [_use(entries[subject], _numbered(listed)) for subject, listed in past.items()]
    yield Uses(_("In versions in force"), _by_title(in_force))
    yield Uses(_("In versions still to take effect"), _by_title(coming))
    yield Uses(_("In earlier versions"), _by_title(earlier))


def of_qualification(page: Any) -> Iterator[Uses]:
    """Yield what leads to ``page``, its siblings and what it replaces: seven queries."""
    leading = _leading(page)
    yield Uses(_("Routes that lead here, in versions in force"), tuple(leading))
    own = CatalogueEntry.objects.filter(subject=page.translation_key, suite_page_id__isnull=False)
    siblings = CatalogueEntry.objects.filter(suite_page_id__in=own.values("suite_page_id"), live=True)
    others = siblings.exclude(subject=page.translation_key)
    yield Uses(_("In the same suite"), _by_title(_use(entry, entry.suite) for entry in others))
    named = SuccessorRecord.objects.filter(successor=page.translation_key).values("replacement")
    records = ReplacementRecord.objects.announced(london_today()).filter(pk__in=named)
    replaced = CatalogueEntry.objects.filter(subject__in=records.values("subject"))
    words = _("This page is named as what replaces it.")
    yield Uses(_("Replaced by it"), _by_title(_use(entry, words) for entry in replaced))


def _leading(page: Any) -> list[Use]:
    """Return the published qualifications whose routes name ``page``: by number, or by its title alone."""
    named = Q(scheme="", title_key=normalised_title(page.title)[:255])
    for scheme, value in Identifier.objects.filter(subject=page.translation_key).values_list(
        "scheme", "value"
    ):
        named |= Q(scheme=scheme, value=value)
    entries = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True)
    entries = entries.exclude(subject=page.translation_key)
    rows = list(VersionRoute.objects.filter(named, version__in=entries.values("version")))
    wanted = {one.version_id for one in rows}
    by_version = {entry.version_id: entry for entry in entries.filter(version__in=wanted)}
    return [_use(by_version[row.version_id], row.words) for row in rows]


def _use(entry: CatalogueEntry, words: str) -> Use:
    if not entry.live:
        words = _("%(words)s; no longer published") % {"words": words}
    return Use(entry.title, entry.number, entry.body_name, entry_url(entry), words)


def _place(version: SpecificationVersion, row: VersionUnit) -> str:
    """Return in words how a version uses the unit: version 2, group M, mandatory."""
    parts = [_("version %(name)s") % {"name": version.label or version.sequence}]
    if version.effective_from and version.effective_from > london_today():
        parts.append(_("from %(day)s") % {"day": day_words(version.effective_from)})
    groups = row.groups.split(",") if row.groups else []
    if groups:
        parts.append(
            ngettext("group %(groups)s", "groups %(groups)s", len(groups)) % {"groups": ", ".join(groups)}
        )
    parts.append(_("mandatory") if row.mandatory or row.needed else _("optional"))
    if row.sequence:
        parts.append(_("holds version %(number)d of this unit") % {"number": row.sequence})
    return ", ".join(parts)


def _numbered(versions: list[SpecificationVersion]) -> str:
    names = ", ".join(one.label or str(one.sequence) for one in versions)
    return ngettext("version %(names)s", "versions %(names)s", len(versions)) % {"names": names}


def _by_title(uses: Iterable[Use]) -> tuple[Use, ...]:
    return tuple(sorted(uses, key=lambda use: (use.title.casefold(), use.number)))
