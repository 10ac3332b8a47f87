"""Where published versions use a page: everybody may read them, whichever body's they are."""

from __future__ import annotations

import re
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
from catalogue.routes import equivalents

from .uses import Use, Uses


def of_unit(page: Any, today: date | None = None) -> Iterator[Uses]:
    """Yield the qualifications that freeze the unit ``page`` or whose routes name it, what it replaces and
    the units for which it stands in: nine queries.
    """
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
    yield Uses(_("Routes that name it, in versions in force"), tuple(_naming(page)))
    yield _replaced(page)
    yield _stands_in(page, today)


def of_qualification(page: Any) -> Iterator[Uses]:
    """Yield what leads to ``page``, its siblings and what it replaces: seven queries."""
    leading = _leading(page)
    yield Uses(_("Routes that lead here, in versions in force"), tuple(leading))
    own = CatalogueEntry.objects.filter(subject=page.translation_key, suite_page_id__isnull=False)
    siblings = CatalogueEntry.objects.filter(suite_page_id__in=own.values("suite_page_id"), live=True)
    others = siblings.exclude(subject=page.translation_key)
    yield Uses(_("In the same suite"), _by_title(_use(entry, entry.suite) for entry in others))
    yield _replaced(page)


def _replaced(page: Any) -> Uses:
    named = SuccessorRecord.objects.filter(successor=page.translation_key).values("replacement")
    records = ReplacementRecord.objects.announced(london_today()).filter(pk__in=named)
    replaced = CatalogueEntry.objects.filter(subject__in=records.values("subject"))
    words = _("This page is named as what replaces it.")
    return Uses(_("Replaced by it"), _by_title(_use(entry, words) for entry in replaced))


def _stands_in(page: Any, today: date) -> Uses:
    listed = equivalents.of_held([page.translation_key], today)
    entries = CatalogueEntry.objects.filter(subject__in=listed)
    words = _("Who holds this unit is treated as holding it.")
    return Uses(_("Stands in for"), _by_title(_use(entry, words) for entry in entries))


def _naming(page: Any) -> list[Use]:
    """Return the published qualifications whose routes name the unit ``page``.

    A route may give its number; of the words of a route, its reference is read, and in the specifications of
    its own body its code, which may mean another unit elsewhere.
    """
    body = CatalogueEntry.objects.filter(subject=page.translation_key).values("body_slug")
    named, written = Q(pk__in=[]), []
    for scheme, value in _numbers(page).filter(namespace=""):
        named |= Q(scheme=scheme, value=value)
    if page.unit_reference:
        named |= Q(words__icontains=page.unit_reference)
        written.append(page.unit_reference)
    if page.code:
        own = CatalogueEntry.objects.filter(body_slug__in=body).exclude(body_slug="")
        named |= Q(words__icontains=page.code, version__in=own.values("version"))
        written.append(page.code)
    rows = _routes_in_force(page, named)
    return [use for use, row in rows if row.value or any(says(row.words, one) for one in written)]


def says(words: str, code: str) -> bool:
    """Whether ``words`` hold ``code`` as it stands, not as a part of a longer one."""
    return bool(re.search(rf"(?<![\w/-]){re.escape(code)}(?![\w/-]|\.\w)", words, re.IGNORECASE))


def _numbers(page: Any) -> Any:
    return Identifier.objects.filter(subject=page.translation_key).values_list("scheme", "value")


def _leading(page: Any) -> list[Use]:
    """Return the published qualifications whose routes name ``page``: by number, or by its title alone."""
    named = Q(scheme="", title_key=normalised_title(page.title)[:255])
    for scheme, value in _numbers(page):
        named |= Q(scheme=scheme, value=value)
    return [use for use, _row in _routes_in_force(page, named)]


def _routes_in_force(page: Any, named: Q) -> list[tuple[Use, VersionRoute]]:
    entries = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True)
    entries = entries.exclude(subject=page.translation_key)
    rows = list(VersionRoute.objects.filter(named, version__in=entries.values("version")))
    wanted = {one.version_id for one in rows}
    by_version = {entry.version_id: entry for entry in entries.filter(version__in=wanted)}
    return [(_use(by_version[row.version_id], row.words), row) for row in rows]


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
