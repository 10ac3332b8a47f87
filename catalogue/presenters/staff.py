"""Who may teach, assess and check: requirements with their evidence, alternatives grouped by "or"."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from catalogue.documents.staff import Evidence, StaffItem, StaffRequirement


@dataclass(frozen=True)
class EvidenceView:
    """One indicator and quiet notes beside it: desirable, how recent."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemView:
    """One requirement; each member of ``evidence`` is a set of alternatives of which one is enough."""

    text: str
    evidence: tuple[tuple[EvidenceView, ...], ...] = ()


@dataclass(frozen=True)
class StaffView:
    """What is asked in one role, as a table where evidence is named, else as a list."""

    role: str
    lead_in: str
    heading: str
    evidence_heading: str
    items: tuple[ItemView, ...]
    as_table: bool


def staff_views(requirements: tuple[StaffRequirement, ...]) -> tuple[StaffView, ...]:
    """Return the requirements in the order of the document."""
    return tuple(
        StaffView(
            role=requirement.role,
            lead_in=requirement.lead_in,
            heading=requirement.heading or gettext("Requirement"),
            evidence_heading=requirement.evidence_heading or gettext("Evidence"),
            items=tuple(_item(item) for item in requirement.items),
            as_table=any(item.evidence for item in requirement.items),
        )
        for requirement in requirements
    )


def _item(item: StaffItem) -> ItemView:
    sets: list[list[EvidenceView]] = []
    for evidence in item.evidence:
        if evidence.alternative and sets:
            sets[-1].append(_evidence(evidence))
        else:
            sets.append([_evidence(evidence)])
    return ItemView(item.text, tuple(tuple(alternatives) for alternatives in sets))


def _evidence(evidence: Evidence) -> EvidenceView:
    notes = []
    if evidence.desirable:
        notes.append(gettext("desirable, not required"))
    if evidence.recency_years is not None:
        notes.append(
            ngettext("within the last %(n)d year", "within the last %(n)d years", evidence.recency_years)
            % {"n": evidence.recency_years}
        )
    return EvidenceView(evidence.text, tuple(notes))
