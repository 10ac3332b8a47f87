"""What a specification asks of the people who teach, assess and check: roles, items, evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """One indicator of evidence. ``alternative``: it may stand in place of the one before it ("or").

    ``desirable`` marks what is welcome and not required; ``recency_years`` how recent it must be.
    """

    text: str
    alternative: bool = False
    desirable: bool = False
    recency_years: int | None = None


@dataclass(frozen=True)
class StaffItem:
    """One requirement with its evidence indicators; a plain list has items without evidence."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class StaffRequirement:
    """What is asked of people in one role. Headings are as printed over the two columns."""

    role: str
    lead_in: str = ""
    items: tuple[StaffItem, ...] = ()
    heading: str = ""
    evidence_heading: str = ""
