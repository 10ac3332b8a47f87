"""One thing found to be broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from catalogue.documents import DocumentFaults
from catalogue.models import SpecificationVersion


@dataclass(frozen=True)
class Finding:
    """``code`` names it, ``where`` says of what, ``sentence`` what is wrong and what to do."""

    code: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence} [{self.code}]"


def readable(version: SpecificationVersion) -> Any:
    """Return the frozen document, ``None`` where it is not held or cannot be read."""
    try:
        return version.thaw()
    except (DocumentFaults, ValueError):
        return None
