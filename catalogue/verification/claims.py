"""Whether every published number and code belongs to what bears it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue import gate
from catalogue.freezing import newest_versions
from catalogue.models import Identifier, PublicAddress, SpecificationVersion

from .finding import Finding, readable


def claims() -> Iterator[Finding]:
    """Yield numbers of newest versions that nobody, or another subject, holds, and what has no address."""
    held = {(row.scheme, row.value): row.subject for row in Identifier.objects.filter(namespace="")}
    addressed = set(PublicAddress.objects.values_list("subject", flat=True))
    pages = list(SpecificationVersion.objects.order_by().values_list("page_id", flat=True).distinct())
    for start in range(0, len(pages), 200):
        for version in newest_versions(pages[start : start + 200]).values():
            document = readable(version)
            where = document.title if document else str(version)
            for one in document.identifiers if document else ():
                owner = held.get((one.scheme, gate.identifiers.comparable(one.scheme, one.value)))
                if owner != version.subject:
                    sentence = (
                        _("%(value)s is claimed by nobody.")
                        if owner is None
                        else _("%(value)s belongs to another page.")
                    )
                    yield Finding("claim", where, sentence % {"value": one.value})
            if version.subject not in addressed:
                yield Finding("address", where, _("It has no public address."))
