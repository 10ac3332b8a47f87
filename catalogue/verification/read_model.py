"""Whether the derived rows, which the public pages read, are what deriving them anew gives."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue import indexing
from catalogue.documents import DocumentFaults

from .finding import Finding


def read_model() -> Iterator[Finding]:
    """Yield where a derived row is stale, missing or too many. Nothing is written."""
    try:
        for one in indexing.disagreements():
            yield Finding("read-model", one.title, f"{one.sentence} Run “manage.py rebuild_catalogue”.")
    except (DocumentFaults, ValueError):
        sentence = _("What the public pages read cannot be compared until every document can be read.")
        yield Finding("read-model-unread", _("The read model"), sentence)
