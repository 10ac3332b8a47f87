"""What a withdrawal touches: rules that need the unit, routes that lead here, siblings, coming versions.

Each effect says in a sentence what happens to whom, what they must do, and by when. Nothing is written, and
only what is published is looked at: what another body has in draft stays its own.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from catalogue.acts import Withdrawal
from catalogue.addresses import entry_url
from catalogue.documents import QualificationDocument
from catalogue.lifecycle import DateFact, Dates, Status, day_after, london_today, status_on
from catalogue.live_facts import FactsOnDay, facts_of
from catalogue.models import (
    CatalogueEntry,
    Identifier,
    Kind,
    ReplacementRecord,
    SpecificationVersion,
    SuccessorRecord,
    VersionRoute,
    VersionUnit,
)
from catalogue.presenters.words import day_words
from catalogue.rule_documents import rule_document
from catalogue.rules.document import Document
from catalogue.rules.faults import RuleFaults
from catalogue.rules.merging import TooMuchWork
from catalogue.rules.parsing import parse
from catalogue.rules.selection import solve


@dataclass(frozen=True)
class Effect:
    """One thing that a withdrawal touches. ``action`` is empty where nothing needs doing; ``by`` is
    inclusive.
    """

    what: str
    title: str
    number: str
    body: str
    url: str
    sentence: str
    action: str = ""
    by: date | None = None
    serious: bool = False


def effects_of(page: Any, plan: Withdrawal, today: date | None = None) -> tuple[Effect, ...]:
    """Return what the withdrawal of ``page`` as planned would touch, the serious first."""
    today = today or london_today()
    finders = (
        (_rules, _predecessors) if page.kind == Kind.UNIT else (_routes, _siblings, _coming, _predecessors)
    )
    found = [effect for find in finders for effect in find(page, plan, today)]
    return tuple(sorted(found, key=lambda effect: (not effect.serious, effect.what, effect.title)))


# Rules that need a unit ----------------------------------------------------------------------


@dataclass(frozen=True)
class _Use:
    """A version of a published qualification that freezes the unit under ``key``."""

    entry: CatalogueEntry
    version: SpecificationVersion
    key: str
    coming: bool


def _rules(page: Any, plan: Withdrawal, today: date) -> Iterator[Effect]:
    uses = list(_uses(page.translation_key, today))
    subjects = {use.entry.subject for use in uses}
    units = _unit_subjects(use.version.pk for use in uses)
    every = {subject for named in units.values() for subject in named.values()}
    facts = facts_of({*subjects, *every}, today)
    for use in uses:
        document = use.version.thaw()
        if isinstance(document, QualificationDocument):
            dates = {key: facts[subject].dates for key, subject in units.get(use.version.pk, {}).items()}
            yield _on_rule(use, document, dates, facts[use.entry.subject], plan)


def _uses(unit: uuid.UUID, today: date) -> Iterator[_Use]:
    """Yield the versions in force, and those to come, that freeze ``unit``: three queries."""
    rows = dict(VersionUnit.objects.filter(unit=unit).values_list("version", "key"))
    entries = {
        entry.subject: entry
        for entry in CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True)
        .filter(subject__in=SpecificationVersion.objects.filter(pk__in=rows).values("subject"))
        .order_by("title")
    }
    versions = SpecificationVersion.objects.filter(pk__in=rows, subject__in=entries).order_by("sequence")
    for version in versions:
        entry = entries[version.subject]
        coming = version.effective_from is not None and version.effective_from > today
        if coming or version.pk == entry.version_id:
            yield _Use(entry, version, rows[version.pk], coming)


def _unit_subjects(versions: Iterable[int]) -> dict[int, dict[str, uuid.UUID]]:
    """Return for each version which unit page each of its keys is: one query."""
    found: dict[int, dict[str, uuid.UUID]] = {}
    rows = VersionUnit.objects.filter(version__in=list(versions), unit__isnull=False)
    for version, key, unit in rows.values_list("version", "key", "unit"):
        if unit is not None:
            found.setdefault(version, {})[key] = unit
    return found


def _on_rule(
    use: _Use,
    document: QualificationDocument,
    dates: Mapping[str, Dates],
    facts: FactsOnDay,
    plan: Withdrawal,
) -> Effect:
    own, last = facts.dates, plan.last_registration
    closed = status_on(own, last).status in (Status.CLOSED_TO_NEW, Status.NO_LONGER_AWARDED)
    ends = own.last_registration is not None and own.last_registration.value <= last
    if closed or ends:
        sentence = _("It takes no new learners after %(day)s anyway.") % {"day": day_words(last)}
        return _effect(use, sentence, *_for_registered(plan))
    unit_dates = replace(dates.get(use.key, Dates()), last_registration=DateFact(last))
    answer = _still_met(document, {**dates, use.key: unit_dates}, last)
    words = {"day": day_words(last)}
    if answer is None:
        sentence = _("Whether its rule can still be met is not known: it is not recorded or cannot be read.")
        return _effect(use, sentence, _("Look at its rule yourself."), last, serious=True)
    met, until = answer
    if not met:
        sentence = _("Its rule needs this unit: learners who start after %(day)s cannot meet it.") % words
        action = _("Publish a version without this unit, or close it to new learners, by that day.")
        return _effect(use, sentence, action, last, serious=True)
    if until is not None:
        sentence = _("Its rule can still be met without this unit, until %(until)s, when others close.") % {
            "until": day_words(until)
        }
        return _effect(use, sentence, _("Publish a version that takes other units in their place."), until)
    sentence = _("Its rule can still be met without this unit.")
    return _effect(use, sentence, _("Tell centres to choose other units for those who start later."), last)


def _for_registered(plan: Withdrawal) -> tuple[str, date | None]:
    if plan.last_award is None:
        return "", None
    return _("Learners who take this unit must be awarded it."), plan.last_award


def _still_met(
    document: QualificationDocument, dates: Mapping[str, Dates], last: date
) -> tuple[bool, date | None] | None:
    """Return whether who starts after ``last`` can meet the rule, and until when; ``None``: not known."""
    if document.rule is None:
        return None
    try:
        rule = parse(rule_document(document, dates))
        if not _possible(rule, day_after(last)):
            return False, None
        ends = sorted({one.last_registration.value for one in dates.values() if one.last_registration})
        for end in ends:
            if end > last and not _possible(rule, day_after(end)):
                return True, end
    except (RuleFaults, TooMuchWork):
        return None
    return True, None


def _possible(rule: Document, on: date | None) -> bool:
    return solve(rule, rule.rules, (), on) is not None


def _effect(use: _Use, sentence: str, action: str, by: date | None, *, serious: bool = False) -> Effect:
    if use.coming:
        label = use.version.label or str(use.version.sequence)
        sentence = _("Coming version %(label)s: %(sentence)s") % {"label": label, "sentence": sentence}
    return _of(use.entry, "rule", sentence, action, by, serious=serious)


def _of(
    entry: CatalogueEntry,
    what: str,
    sentence: str,
    action: str = "",
    by: date | None = None,
    *,
    serious: bool = False,
) -> Effect:
    url = entry_url(entry)
    return Effect(what, entry.title, entry.number, entry.body_name, url, sentence, action, by, serious)


# A qualification's neighbours ------------------------------------------------------------------


def _routes(page: Any, plan: Withdrawal, today: date) -> Iterator[Effect]:
    """Yield the published qualifications whose version in force names this one by its number: two queries."""
    numbers = Identifier.objects.filter(subject=page.translation_key).values_list("scheme", "value")
    named = Q(pk__in=())
    for scheme, value in numbers:
        named |= Q(scheme=scheme, value=value)
    published = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True)
    rows = VersionRoute.objects.filter(named, version__in=published.values("version"))
    words = dict(rows.values_list("version", "words"))
    action = _("Name another next step, or what replaces it, in the next version.")
    for entry in published.filter(version__in=words).exclude(subject=page.translation_key).order_by("title"):
        sentence = _("Names it as a next step: %(words)s") % {"words": words[entry.version_id]}
        yield _of(entry, "route", sentence, action, plan.last_registration)


def _siblings(page: Any, plan: Withdrawal, today: date) -> Iterator[Effect]:
    own = CatalogueEntry.objects.filter(subject=page.translation_key, suite_page_id__isnull=False)
    rows = CatalogueEntry.objects.filter(suite_page_id__in=own.values("suite_page_id"), live=True)
    for entry in rows.exclude(subject=page.translation_key).order_by("tree_path"):
        sentence = _("Belongs to the same suite and stays as it is.")
        yield _of(entry, "sibling", sentence, _("Withdraw it too, if the whole suite is meant."))


def _coming(page: Any, plan: Withdrawal, today: date) -> Iterator[Effect]:
    entry = CatalogueEntry.objects.filter(subject=page.translation_key).first()
    versions = SpecificationVersion.objects.filter(subject=page.translation_key, effective_from__gt=today)
    for version in versions.defer("document").order_by("effective_from"):
        if entry is None or version.effective_from is None:
            continue
        label = version.label or str(version.sequence)
        words = {"label": label, "day": day_words(version.effective_from)}
        if version.effective_from > plan.last_registration:
            sentence = _("Version %(label)s takes effect on %(day)s, when nobody can start any more.") % words
            yield _of(
                entry,
                "version",
                sentence,
                _("Say whether it is still meant."),
                plan.last_registration,
                serious=True,
            )
        else:
            yield _of(
                entry, "version", _("Version %(label)s takes effect on %(day)s, before it closes.") % words
            )


def _predecessors(page: Any, plan: Withdrawal, today: date) -> Iterator[Effect]:
    """Yield what was said to be replaced by this page."""
    named = SuccessorRecord.objects.filter(successor=page.translation_key).values("replacement")
    records = ReplacementRecord.objects.announced(today).filter(pk__in=named)
    entries = CatalogueEntry.objects.filter(subject__in=records.values("subject"), live=True).order_by(
        "title"
    )
    action = _("Say what learners are to do now.")
    for entry in entries:
        sentence = _("Was replaced by what is now withdrawn.")
        yield _of(entry, "replaced", sentence, action, plan.last_registration)
