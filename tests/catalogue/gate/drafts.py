"""Drafts as checks look at them, made in memory: a document, its page, and what the site records."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from catalogue import gate
from catalogue.documents import QualificationDocument, UnitDocument, canonical, fingerprint
from catalogue.documents.qualification import BodyFacts, FrozenUnit, UnitGroup
from catalogue.documents.unit import Criterion, LearningOutcome
from catalogue.documents.values import Quantity
from catalogue.facts import LiveFacts
from catalogue.freezing import UnitTable
from catalogue.gate.records import Records, TargetName
from catalogue.lifecycle import DateFact, Dates
from catalogue.models import CatalogueEntry, Kind, SpecificationVersion

TODAY = date(2026, 11, 22)
OWN, ANOTHER = uuid.UUID(int=1), uuid.UUID(int=2)


@dataclass
class Site(Records):
    """What the site records, as the test says."""

    claims: dict[tuple[str, str, str], uuid.UUID] = field(default_factory=dict)
    residents: dict[str, uuid.UUID] = field(default_factory=dict)
    dates: dict[uuid.UUID, Dates] = field(default_factory=dict)
    published: dict[str, CatalogueEntry] = field(default_factory=dict)

    def owner(self, scheme: str, namespace: str, value: str) -> uuid.UUID | None:
        return self.claims.get((scheme, namespace, value))

    def resident(self, kind: str, path: str) -> uuid.UUID | None:
        return self.residents.get(path)

    def paths(self, subject: uuid.UUID) -> tuple[str, ...]:
        return ()

    def facts(self, subjects: Iterable[uuid.UUID], day: date) -> Mapping[uuid.UUID, LiveFacts]:
        return {subject: LiveFacts(dates=self.dates.get(subject, Dates())) for subject in subjects}

    def entries(self, names: Iterable[TargetName]) -> Mapping[TargetName, CatalogueEntry]:
        return {one: self.published[one.title] for one in names if one.title in self.published}


def day(text: str) -> DateFact:
    return DateFact(date.fromisoformat(text))


def unit(title: str = "Coaching", **values: Any) -> UnitDocument:
    outcomes = (LearningOutcome("1", "Coach", (Criterion("1.1", "Coach somebody"),)),)
    return UnitDocument(**{"title": title, "code": "C1", "level": "3", "outcomes": outcomes} | values)


def table(*units: UnitDocument, role: str | None = "mandatory") -> dict[str, Any]:
    """The groups and units of a qualification that has one group ``M`` of ``units``."""
    codes = tuple(one.code for one in units)
    frozen = tuple(FrozenUnit(one.code, one, f"eastern/{one.code.lower()}", 1) for one in units)
    return {"groups": (UnitGroup("M", "Units", codes, role=role),), "units": frozen}


def qualification(title: str = "Level 3 Award in Coaching", **values: Any) -> QualificationDocument:
    whole = table(unit(credits=Quantity.exactly(5))) | {
        "rule": {"rules": [{"kind": "mandatory", "groups": ["M"]}]}
    }
    return QualificationDocument(**{"title": title, "body": BodyFacts("eastern", "Eastern")} | whole | values)


def unit_page(key: str, number: int, **values: Any) -> Any:
    """A unit page as the unit table holds it: Eastern's own, live, unless the test says otherwise."""
    own = {"live": True, "first_published_at": TODAY, "restricted": False, "path": f"000100010001{number:04}"}
    return SimpleNamespace(**{"key": key, "translation_key": uuid.UUID(int=100 + number)} | own | values)


def version(document: Any = None, **values: Any) -> SpecificationVersion:
    text = canonical(document) if document is not None else ""
    kind = Kind.QUALIFICATION if isinstance(document, QualificationDocument) else Kind.UNIT
    stated = {"sequence": 1, "label": "", "change_class": "major", "effective_from": date(2025, 9, 1)}
    return SpecificationVersion(
        **{"document": text, "hash": fingerprint(text), "kind": kind, "schema": 1} | stated | values
    )


def draft(
    document: Any = None,
    *,
    versions: Iterable[SpecificationVersion] = (),
    dates: Dates | None = None,
    unit_dates: Mapping[str, Dates] | None = None,
    unit_pages: Iterable[Any] | None = None,
    withheld: int = 0,
    site: Site | None = None,
    **columns: Any,
) -> gate.Draft:
    """A draft of ``document`` (else a fit qualification) on 22 November 2026; ``columns`` are its page's."""
    document = document if document is not None else qualification()
    site = site or Site()
    site.dates[OWN] = dates or Dates()
    is_unit = isinstance(document, UnitDocument)
    pages = tuple(
        unit_pages
        if unit_pages is not None
        else [unit_page(one.key, n) for n, one in enumerate(getattr(document, "units", ()))]
    )
    for page in pages:
        site.dates[page.translation_key] = (unit_dates or {}).get(page.key, Dates())
    held = tuple(versions)
    documented = [one for one in held if one.document]
    return gate.Draft(
        page=SimpleNamespace(**_columns(is_unit) | columns),
        document=document,
        versions=held,
        previous=documented[-1] if documented else None,
        changed=True,
        today=TODAY,
        table=UnitTable(getattr(document, "groups", ()), pages, withheld),
        records=site,
    )


def _columns(is_unit: bool) -> dict[str, Any]:
    body = SimpleNamespace(path="00010001", slug="eastern", translation_key=uuid.UUID(int=50))
    texts = ("change_class", "version_label", "applies_to", "change_summary", "change_reason", "take_over")
    keys = ("standard_text_keys", "descriptor_levels", "rule_text")
    days = {"effective_from": None, "transfer_until": None, "go_live_at": None, "corrects": None}
    return {
        **dict.fromkeys((*texts, *keys), ""),
        **days,
        "as_history": False,
        "translation_key": OWN,
        "kind": Kind.UNIT if is_unit else Kind.QUALIFICATION,
        "slug": "a-page",
        "body_page": body,
    }


def found(check: str, looked_at: gate.Draft) -> dict[str, gate.Check]:
    """What the check registered as ``check`` finds, by code; the last of a code that comes more than once."""
    return {one.code: one for one in gate.registry[check].find(looked_at)}
