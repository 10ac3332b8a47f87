"""Whether the database still keeps from change what is written once."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import router
from django.utils.translation import gettext as _

from catalogue import frozen
from catalogue.models import SpecificationVersion

from .finding import Finding


def guards() -> Iterator[Finding]:
    """Yield the tables that lack a trigger."""
    for table in frozen.missing(router.db_for_write(SpecificationVersion)):
        sentence = _(
            "The database lets rows be changed or deleted: run “manage.py migrate” to put the triggers back."
        )
        yield Finding("guard-missing", table, sentence)
