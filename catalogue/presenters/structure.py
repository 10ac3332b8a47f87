"""How a qualification is built: generated sentences, what is stated and not checked, units by group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext

from catalogue.addresses import unit_url
from catalogue.documents.qualification import FrozenUnit, QualificationDocument, UnitGroup

from .rules import rule_sentences
from .words import number_words, quantity_words, short_level


@dataclass(frozen=True)
class UnitRow:
    """One row of a unit table; quantities are words, empty where not stated."""

    anchor: str
    title: str
    codes: tuple[str, ...] = ()
    url: str = ""
    level: str = ""
    credits: str = ""
    glh: str = ""
    tqt: str = ""
    note: str = ""


@dataclass(frozen=True)
class Totals:
    """Sums of the units of a group in which every unit is mandatory; empty where a unit states none."""

    credits: str = ""
    glh: str = ""
    tqt: str = ""


@dataclass(frozen=True)
class GroupView:
    """A group of units and which columns it needs."""

    anchor: str
    title: str
    role: str
    words: str
    rows: tuple[UnitRow, ...]
    count: str
    has_credits: bool
    has_glh: bool
    has_tqt: bool
    totals: Totals | None = None


@dataclass(frozen=True)
class StructureView:
    """The whole section; ``fault`` is said in place of sentences where a rule cannot be read."""

    sentences: tuple[str, ...]
    not_checked: tuple[str, ...]
    groups: tuple[GroupView, ...]
    unit_heading: str
    has_rule: bool
    fault: str = ""

    @property
    def unit_count(self) -> int:
        """How many rows the tables have together."""
        return sum(len(group.rows) for group in self.groups)


def structure(document: QualificationDocument) -> StructureView:
    """Return the structure of ``document``; units in no group form a last, nameless group."""
    sentences, not_checked, fault = rule_sentences(document)
    units = {unit.key: unit for unit in document.units}
    grouped = {key for group in document.groups for key in group.units}
    groups = [_group(group, units, document) for group in document.groups]
    loose = [unit for unit in document.units if unit.key not in grouped]
    if loose:
        groups.append(
            _table("units", gettext("Other units") if groups else gettext("Units"), "", "", loose, document)
        )
    return StructureView(
        sentences=sentences,
        not_checked=not_checked,
        groups=tuple(groups),
        unit_heading=_unit_name(document),
        has_rule=document.rule is not None,
        fault=fault,
    )


def unit_names(document: QualificationDocument) -> str:
    """Return what this qualification calls its units, in the plural."""
    return {
        "unit": gettext("units"),
        "component": gettext("components"),
        "module": gettext("modules"),
    }[document.unit_label]


def _unit_name(document: QualificationDocument) -> str:
    return {
        "unit": gettext("Unit"),
        "component": gettext("Component"),
        "module": gettext("Module"),
    }[document.unit_label]


def unit_anchor(key: str) -> str:
    """Return the fragment under which a unit's row is found: ``unit-8605-400``."""
    return f"unit-{slugify(key.replace('/', '-').replace('.', '-'))}"


def _group(group: UnitGroup, units: dict[str, FrozenUnit], document: QualificationDocument) -> GroupView:
    role = {
        "mandatory": gettext("mandatory"),
        "optional": gettext("optional"),
    }.get(group.role or "", "")
    members = [units[key] for key in group.units if key in units]
    parent = next((other.title for other in document.groups if other.id == group.parent), "")
    words = " ".join(
        part
        for part in (gettext("Part of %(group)s.") % {"group": parent} if parent else "", group.words)
        if part
    )
    mandatory = group.role == "mandatory"
    return _table(
        f"group-{slugify(group.id) or 'x'}", group.title, role, words, members, document, totals=mandatory
    )


def _table(
    anchor: str,
    title: str,
    role: str,
    words: str,
    members: list[FrozenUnit],
    document: QualificationDocument,
    *,
    totals: bool = False,
) -> GroupView:
    rows = tuple(unit_row(unit) for unit in members)
    return GroupView(
        anchor=anchor,
        title=title,
        role=role,
        words=words,
        rows=rows,
        count=_count(len(rows), document),
        has_credits=any(row.credits for row in rows),
        has_glh=any(row.glh for row in rows),
        has_tqt=any(row.tqt for row in rows),
        totals=_totals(members) if totals and len(rows) > 1 else None,
    )


def unit_row(unit: FrozenUnit) -> UnitRow:
    """Return the row of one frozen unit."""
    document = unit.document
    codes = [document.code] if document.code else []
    codes += [item.value for item in document.identifiers if item.value not in codes]
    return UnitRow(
        anchor=unit_anchor(unit.key),
        title=document.title,
        codes=tuple(codes),
        url=unit_url(unit.address),
        level=short_level(document.level or ""),
        credits=quantity_words(document.credits),
        glh=quantity_words(document.glh),
        tqt=quantity_words(document.tqt),
        note=_practice(document.practice_hours.hours) if document.practice_hours else "",
    )


def _practice(hours: int) -> str:
    return gettext("at least %(hours)s hours of practice") % {"hours": number_words(hours)}


def _count(number: int, document: QualificationDocument) -> str:
    if number == 1:
        single = {
            "unit": gettext("1 unit"),
            "component": gettext("1 component"),
            "module": gettext("1 module"),
        }
        return single[document.unit_label]
    return gettext("%(number)s %(units)s") % {"number": number_words(number), "units": unit_names(document)}


def _totals(members: Iterable[FrozenUnit]) -> Totals:
    documents = [unit.document for unit in members]

    def total(name: str) -> str:
        quantities = [getattr(document, name) for document in documents]
        if any(quantity is None or quantity.value is None for quantity in quantities):
            return ""
        return number_words(sum(quantity.value for quantity in quantities))

    return Totals(total("credits"), total("glh"), total("tqt"))
