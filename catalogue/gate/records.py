"""What the checks ask the site's records. Who loads many pages answers from what was read at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from catalogue import live_facts
from catalogue.facts import LiveFacts
from catalogue.models import CatalogueEntry, Identifier, Kind, PublicAddress, SpecificationVersion


@dataclass(frozen=True)
class TargetName:
    """How a route names a qualification: a number in its comparable form, or a title."""

    scheme: str = ""
    value: str = ""
    title: str = ""


class Records:
    """The site's records, asked one question at a time.

    ``warnings``: whether what does not keep a page from going live is asked for as well.
    """

    warnings = True

    def owner(self, scheme: str, namespace: str, value: str) -> uuid.UUID | None:
        """Return the subject that has claimed an identifier; ``value`` in its comparable form."""
        found = Identifier.objects.filter(scheme=scheme, namespace=namespace, value=value)
        return found.values_list("subject", flat=True).first()

    def resident(self, kind: str, path: str) -> uuid.UUID | None:
        """Return the subject to which a public path leads."""
        found = PublicAddress.objects.filter(kind=kind, path=path)
        return found.values_list("subject", flat=True).first()

    def paths(self, subject: uuid.UUID) -> tuple[str, ...]:
        """Return the public paths of ``subject``, newest first."""
        found = PublicAddress.objects.filter(subject=subject).order_by("-id")
        return tuple(found.values_list("path", flat=True))

    def versions(self, page: Any) -> tuple[SpecificationVersion, ...]:
        """Return the versions of ``page`` in sequence, their documents left in the database."""
        if page.pk is None:
            return ()
        found = SpecificationVersion.objects.filter(page_id=page.pk)
        return tuple(found.defer("document").order_by("sequence"))

    def facts(self, subjects: Iterable[uuid.UUID], day: date) -> Mapping[uuid.UUID, LiveFacts]:
        """Return the live facts of each subject as announced by ``day``."""
        return live_facts.facts_of(subjects, day)

    def live_row(self, page: Any) -> Any:
        """Return ``page`` as the database holds it, where it is live there."""
        return type(page).objects.filter(pk=page.pk, live=True).first()

    def entries(self, names: Iterable[TargetName]) -> Mapping[TargetName, CatalogueEntry]:
        """Return the published qualification of each name: by its number where it has one, else its title."""
        wanted = list(names)
        numbered = [one for one in wanted if one.value]
        claimed = {
            (row.scheme, row.value): row.subject
            for row in Identifier.objects.filter(value__in={one.value for one in numbered}, namespace="")
        }
        titles = {one.title for one in wanted if one.title and not one.value}
        entries = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION).filter(
            Q(subject__in=set(claimed.values())) | Q(title__in=titles)
        )
        by_subject = {entry.subject: entry for entry in entries}
        by_title = {entry.title: entry for entry in by_subject.values()}
        found: dict[TargetName, CatalogueEntry | None] = {}
        for one in wanted:
            subject = claimed.get((one.scheme, one.value)) if one.value else None
            found[one] = by_subject.get(subject) if subject else None
            if not one.value:
                found[one] = by_title.get(one.title)
        return {one: entry for one, entry in found.items() if entry is not None}
