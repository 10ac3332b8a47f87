"""What is told of one use, and everything that is told of one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Use:
    """One place where a page is used: ``words`` say how, ``url`` leads there."""

    title: str
    number: str = ""
    body: str = ""
    url: str = ""
    words: str = ""


@dataclass(frozen=True)
class Uses:
    """Uses of one sort, under their heading."""

    heading: str
    found: tuple[Use, ...]


def uses_of(page: Any, user: Any) -> tuple[Uses, ...]:
    """Return where ``page`` is used, as far as ``user`` may know: a fixed number of queries.

    What is published may be known to everybody; of drafts only those that the user may edit are told.
    """
    from catalogue.models import Kind

    from . import drafts, published

    sorts = [*published.of_unit(page)] if page.kind == Kind.UNIT else [*published.of_qualification(page)]
    sorts += drafts.of_unit(page, user) if page.kind == Kind.UNIT else drafts.of_qualification(page, user)
    return kept(sorts)


def kept(sorts: Iterable[Uses]) -> tuple[Uses, ...]:
    """Return the sorts of which there is any."""
    return tuple(one for one in sorts if one.found)
