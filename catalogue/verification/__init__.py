"""What raw SQL, ``QuerySet.update`` or an upgrade may have broken, found after the fact.

Each module looks at one subject and yields findings; ``everything`` asks them all. Nothing is mended here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import claims, guards, pages, read_model, versions
from .finding import Finding

LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    guards.guards,
    versions.versions,
    claims.claims,
    pages.pages,
    read_model.read_model,
)


def everything() -> Iterator[Finding]:
    """Yield every finding, in the order of ``LOOKS``."""
    for look in LOOKS:
        yield from look()


__all__ = ["LOOKS", "Finding", "everything"]
