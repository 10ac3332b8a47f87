"""From a reading to what stands around a page: versions with addresses, suite, routes, who leads here."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail.models import Page

from catalogue import reading
from catalogue.addresses import url_of
from catalogue.caching.reading import Held
from catalogue.lifecycle import london_today
from catalogue.models import SpecificationVersion
from catalogue.presenters.surroundings import Surroundings, VersionFact
from catalogue.routes.neighbours import Around, around
from catalogue.versions import EMPTY

AROUND: Held[Around] = Held(256)
"""What stands around the qualifications that were looked at last."""


def around_qualification(request: HttpRequest, found: reading.Reading, root: str) -> Surroundings:
    """Return the surroundings of a qualification; a few queries whatever its size."""
    entry = found.entry
    name = (entry.subject, found.shown.pk, root)
    beside = AROUND.get(request, name, lambda: around(found, root, london_today()))
    return Surroundings(
        url=found.url,
        versions=version_facts(found),
        shown=found.shown.sequence,
        current=current_sequence(found),
        body_url=url_of("catalogue:body", entry.body_slug),
        suite_url=_suite_url(found),
        siblings=beside.siblings,
        targets=beside.targets,
        leads_here=beside.leads_here,
        unpublished=not entry.live,
    )


def around_unit(found: reading.Reading) -> Surroundings:
    """Return the surroundings of a unit."""
    return Surroundings(
        url=found.url,
        versions=version_facts(found),
        shown=found.shown.sequence,
        current=current_sequence(found),
        body_url=url_of("catalogue:body", found.entry.body_slug),
        unpublished=not found.entry.live,
    )


def version_facts(found: reading.Reading) -> tuple[VersionFact, ...]:
    """Return every version with its lasting address."""
    return tuple(version_fact(version, found.url) for version in found.versions)


def current_sequence(found: reading.Reading) -> int | None:
    """Return the sequence of the version in force."""
    return next((one.sequence for one in found.versions if one.pk == found.entry.version_id), None)


def version_fact(version: SpecificationVersion, url: str) -> VersionFact:
    """Return one version of what stands at ``url``, with its lasting address."""
    return VersionFact(
        sequence=version.sequence,
        url=f"{url}v/{version.sequence}/",
        label=version.label,
        change_class=version.change_class,
        effective_from=version.effective_from,
        applies_to=version.applies_to,
        transfer_until=version.transfer_until,
        summary=version.summary,
        held=version.hash != EMPTY,
        coming=version.effective_from is not None and version.effective_from > london_today(),
        corrects=version.corrects,
    )


def _suite_url(found: reading.Reading) -> str:
    """Return the suite's address; its slug came with the entry unless the entry was derived anew."""
    entry = found.entry
    if not entry.suite_page_id:
        return ""
    slug = getattr(entry, "suite_slug", None) or (
        Page.objects.filter(pk=entry.suite_page_id, live=True).values_list("slug", flat=True).first()
    )
    return url_of("catalogue:suite", entry.body_slug, slug) if slug else ""
