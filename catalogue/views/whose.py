"""Whose version? On a qualification's page a registration date gives the version that binds and one's last
date.
"""

from __future__ import annotations

from django.http import HttpRequest

from catalogue import whose_version
from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.lifecycle import DayError, london_today, my_last_date, read_day
from catalogue.models import SpecificationVersion
from catalogue.presenters.surroundings import Surroundings
from catalogue.presenters.whose import WhoseView, whose_view
from catalogue.presenters.words import site_wording
from catalogue.reading import Reading
from catalogue.versions import version_facts

FIELD = "registered"


def whose(request: HttpRequest, found: Reading, around: Surroundings) -> WhoseView:
    """Return the form, with the answer where a date was given: one query at most, for a version not shown."""
    asked = request.GET.get(FIELD, "").strip()
    if not asked:
        return WhoseView()
    wording = site_wording()
    try:
        registered = read_day(asked)
    except DayError as error:
        return WhoseView(asked=asked, fault=error.sentence(wording))
    today, facts = london_today(), version_facts(found.versions, found.facts.version_ends)
    answer = whose_version.binding(facts, registered, today, wording, found.facts.dates)
    award = found.facts.dates.last_award
    months = _months(found, answer.version.sequence) if answer.version else None
    last = my_last_date(registered, months, award.value if award else None, wording, today)
    checkers = {fact.sequence: f"{fact.url}check/" for fact in around.versions if fact.held and fact.url}
    return whose_view(answer, last, around, registered.isoformat(), checkers)


def _months(found: Reading, sequence: int) -> int | None:
    """Return the registration period of version ``sequence`` in months, where its text is held and states
    one.
    """
    document: QualificationDocument | UnitDocument | None = found.document
    if found.shown.sequence != sequence:
        row = SpecificationVersion.objects.get(subject=found.entry.subject, sequence=sequence)
        document = row.thaw()
    if not isinstance(document, QualificationDocument) or document.registration_period is None:
        return None
    return document.registration_period.months
