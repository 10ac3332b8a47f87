"""The rows that are derived from one frozen document of a qualification; once written they stand."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from catalogue.documents import QualificationDocument
from catalogue.gate.identifiers import comparable
from catalogue.models import (
    Kind,
    PublicAddress,
    SpecificationVersion,
    VersionEquivalent,
    VersionRoute,
    VersionRule,
    VersionUnit,
)
from catalogue.progression import normalised_title
from catalogue.unit_index import parsed_rule, rule_rows, unit_columns

Documents = Mapping[int, Any]
"""Documents by the primary key of their version, where the caller has them thawed already."""

DERIVED = (VersionUnit, VersionRoute, VersionRule, VersionEquivalent)
"""The models whose rows are derived from one document."""

CHUNK = 400
ROWS = 1000


def chunks(values: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """Yield ``values`` in lists that one statement takes."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def title_key(title: str) -> str:
    """Return the form by which two spellings of a title are the same, as long as a column."""
    return normalised_title(title)[:255]


def index_version(version: SpecificationVersion) -> None:
    """Write the rows of one version."""
    index_versions([version])


def index_versions(versions: Iterable[SpecificationVersion], documents: Documents | None = None) -> None:
    """Write the rows of ``versions``; a few statements for any number of them."""
    known = documents or {}
    thawed = {}
    for version in versions:
        document = known.get(version.pk) or version.thaw()
        if isinstance(document, QualificationDocument):
            thawed[version.pk] = document
    for model, rows in derived_rows(thawed).items():
        model.objects.bulk_create(rows, batch_size=ROWS, ignore_conflicts=True)


def derived_rows(documents: Mapping[int, QualificationDocument]) -> dict[Any, list[Any]]:
    """Return by model the unsaved rows of ``documents``, given by the primary key of their version."""
    subjects = _unit_subjects(documents.values())
    found: dict[Any, list[Any]] = {model: [] for model in DERIVED}
    for pk, document in documents.items():
        rule = parsed_rule(document)
        found[VersionUnit] += _unit_rows(pk, document, subjects, unit_columns(rule))
        found[VersionRoute] += [_route_row(pk, place, route) for place, route in enumerate(document.routes)]
        row, equivalents = rule_rows(pk, document, rule)
        found[VersionRule].append(row)
        found[VersionEquivalent] += equivalents
    return found


def _unit_subjects(documents: Iterable[QualificationDocument]) -> dict[str, uuid.UUID]:
    paths = {unit.address for document in documents for unit in document.units if unit.address}
    found: dict[str, uuid.UUID] = {}
    for some in chunks(paths):
        rows = PublicAddress.objects.filter(kind=Kind.UNIT, path__in=some)
        found.update(rows.values_list("path", "subject"))
    return found


def _unit_rows(
    pk: int,
    document: QualificationDocument,
    subjects: Mapping[str, uuid.UUID],
    ruled: Mapping[str, Mapping[str, Any]],
) -> Iterator[VersionUnit]:
    mandatory = _mandatory_keys(document)
    groups: dict[str, list[str]] = {}
    for group in document.groups:
        for key in group.units:
            groups.setdefault(key, []).append(group.id)
    for position, unit in enumerate(document.units):
        yield VersionUnit(
            version_id=pk,
            position=position,
            unit=subjects.get(unit.address),
            key=unit.key[:255],
            sequence=unit.version,
            groups=",".join(groups.get(unit.key, ()))[:255],
            mandatory=unit.key in mandatory,
            credits=unit.document.credits.min if unit.document.credits else None,
            **ruled.get(unit.key, {}),
        )


def _mandatory_keys(document: QualificationDocument) -> set[str]:
    """Return the units that a top-level rule, or the role of their group, makes mandatory."""
    groups = {group.id: group for group in document.groups}
    found = {key for group in document.groups if group.role == "mandatory" for key in group.units}
    for rule in (document.rule or {}).get("rules", []):
        if rule.get("kind") == "mandatory":
            found.update(rule.get("units") or [])
            for code in rule.get("groups") or []:
                found.update(groups[code].units if code in groups else ())
    return found


def _route_row(pk: int, position: int, route: Any) -> VersionRoute:
    target = route.target
    identifier = target.identifier if target else None
    return VersionRoute(
        version_id=pk,
        position=position,
        kind=route.kind,
        words=route.words,
        title=(target.title if target else "")[:255],
        title_key=title_key(target.title) if target else "",
        scheme=identifier.scheme if identifier else "",
        value=comparable(identifier.scheme, identifier.value) if identifier else "",
    )
