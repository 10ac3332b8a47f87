"""Whether every published version is still what was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue.documents import DocumentFaults, fingerprint
from catalogue.models import SpecificationVersion

from .finding import Finding


def versions() -> Iterator[Finding]:
    """Yield versions whose document is not what its hash says or cannot be read, and gaps in a sequence."""
    sequences: dict[int, list[int]] = defaultdict(list)
    rows = SpecificationVersion.objects.select_related("page").order_by("page_id", "sequence")
    for version in rows.iterator(chunk_size=200):
        sequences[version.page_id].append(version.sequence)
        where = _name(version)
        if fingerprint(version.document) != version.hash:
            yield Finding(
                "hash", where, _("The document is not the one that was published: its hash differs.")
            )
        if version.subject != version.page.translation_key:
            yield Finding("subject", where, _("The version is recorded for another subject than its page."))
        try:
            version.thaw()
        except (DocumentFaults, ValueError) as fault:
            yield Finding("unreadable", where, _("The document cannot be read: %(fault)s") % {"fault": fault})
    for page, found in sequences.items():
        if found != list(range(1, len(found) + 1)):
            where = str(SpecificationVersion.objects.filter(page_id=page).select_related("page")[0].page)
            numbers = ", ".join(map(str, found))
            yield Finding(
                "sequence", where, _("The versions are numbered %(numbers)s.") % {"numbers": numbers}
            )


def _name(version: SpecificationVersion) -> str:
    return _("%(page)s, version %(sequence)d") % {"page": version.page, "sequence": version.sequence}
