"""A demonstration that no document tells: versions, one to come, an extension and a replacement.

Plainly marked: its awarding body is called Demonstration, every title begins with the word, every source says
it, and its numbers name no scheme of a regulator. The days are counted from the day the demo is made, so that
what is to come is still to come. It goes the way of any interchange file: through the gate and by recorded
acts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction

from catalogue.documents.interchange import (
    BodyEntry,
    DateAct,
    Interchange,
    Live,
    OwnershipAct,
    QualificationEntry,
    ReplacementAct,
    Successor,
    UnitEntry,
    VersionNote,
)
from catalogue.documents.qualification import BodyFacts, QualificationDocument, UnitGroup
from catalogue.documents.unit import Criterion, LearningOutcome, UnitDocument
from catalogue.documents.values import Identifier, LevelRange, Period, Quantity, Section
from catalogue.interchange.loading import load_page_by_page
from catalogue.lifecycle import london_today
from catalogue.models import PublicAddress

SLUG = "demonstration-keeping-records"
SOURCE = "Demonstration: made up for this demo"
BODY = BodyEntry(
    slug="demonstration", name="Demonstration", introduction="<p>Not an awarding body: a demonstration.</p>"
)
NOTICE = Section(
    "note",
    "This is a demonstration",
    "<p>This qualification does not exist. It shows how versions are kept here.</p>",
)
KEEPING = Identifier("demonstration", "DEMO-1")
SHARING = Identifier("demonstration", "DEMO-2")


def tell(today: date | None = None) -> None:
    """Load the demonstration version by version, all of it or nothing; told once, it is not told again."""
    if PublicAddress.objects.filter(path=SLUG).exists():
        return
    with transaction.atomic():
        _tell(today or london_today())


def _tell(today: date) -> None:
    for file in chapters(today):
        load_page_by_page(file, update=True)


def chapters(today: date) -> tuple[Interchange, ...]:
    """Return the files in the order in which they are loaded; each says all that the one before said."""
    year = today.year
    past = f"Made on {today.isoformat()} with days that have passed, to show a history."
    first = _keeping(
        _document(), VersionNote("1.0", "major", date(year - 3, 9, 1), reason=past), _dates(year)[:1]
    )
    corrected = _keeping(
        _document(entry="You need no qualification to start, and no experience."),
        VersionNote(
            "1.1",
            "correction",
            date(year - 2, 1, 15),
            "everyone",
            summary="The entry requirements no longer ask for experience by mistake.",
            reason=past,
        ),
        _dates(year)[:2],
    )
    second = _keeping(
        _document(
            entry="You need no qualification to start, and no experience.",
            units=("DEMO-A", "DEMO-B", "DEMO-C"),
        ),
        VersionNote(
            "2.0",
            "major",
            date(year - 1, 9, 1),
            "transfer",
            date(year + 1, 8, 31),
            "A third unit, on giving records away, is part of it.",
            past,
        ),
        _dates(year),
    )
    coming = _keeping(
        _document(
            entry="You need no qualification to start, and no experience.",
            units=("DEMO-A", "DEMO-C", "DEMO-B"),
            title="Demonstration: Level 2 Award in Keeping and Sharing Records",
        ),
        VersionNote(
            "3.0",
            "minor",
            date(year + 1, 9, 1),
            "new",
            summary="A new title; the units stand in another order.",
        ),
        _dates(year),
        replaced=True,
    )
    return tuple(
        _file(entry, year, with_successor=entry is coming) for entry in (first, corrected, second, coming)
    )


def _dates(year: int) -> tuple[DateAct, ...]:
    return (
        DateAct("operational_start", date(year - 3, 9, 1), SOURCE),
        DateAct("last_award", date(year + 3, 8, 31), SOURCE),
        DateAct("last_registration", date(year + 1, 8, 31), SOURCE),
        DateAct(
            "last_award",
            date(year + 5, 8, 31),
            SOURCE,
            reason="Centres asked for more time.",
            public_note="Centres asked for more time.",
        ),
        DateAct(
            "last_registration", date(year + 2, 8, 31), SOURCE, public_note="One more year for new learners."
        ),
    )


def _keeping(
    document: QualificationDocument,
    version: VersionNote,
    dates: tuple[DateAct, ...],
    *,
    replaced: bool = False,
) -> QualificationEntry:
    year = version.effective_from.year if version.effective_from else 0
    successor = Successor(
        title="Demonstration: Level 2 Award in Sharing Records",
        identifier=SHARING,
        equivalent=False,
        from_date=date(year + 1, 9, 1),
        advice="Finish the award you began; nothing changes for you.",
    )
    said = (ReplacementAct("partly", SOURCE, successors=(successor,)),) if replaced else ()
    live = Live(dates=dates, replacements=said, ownership=(OwnershipAct("Demonstration", SOURCE),))
    return QualificationEntry(SLUG, document, version=version, live=live)


def _document(
    entry: str = "You need experience of an office.",
    units: tuple[str, ...] = ("DEMO-A", "DEMO-B"),
    title: str = "Demonstration: Level 2 Award in Keeping Records",
) -> QualificationDocument:
    number = len(units)
    return QualificationDocument(
        title=title,
        body=BodyFacts(BODY.slug, BODY.name),
        identifiers=(KEEPING,),
        level=LevelRange("2", "2"),
        credits=Quantity.exactly(2 * number),
        glh=Quantity.exactly(15 * number),
        tqt=Quantity.exactly(20 * number),
        registration_period=Period(24, "two years"),
        sections=(NOTICE, Section("entry", "Who can start", f"<p>{entry}</p>")),
        groups=(UnitGroup("M", "Mandatory units", units, "mandatory"),),
        rule={"measure": "credits", "rules": [{"kind": "mandatory", "groups": ["M"]}]},
    )


def _sharing(year: int) -> QualificationEntry:
    document = replace(
        _document(units=("DEMO-B", "DEMO-C"), title="Demonstration: Level 2 Award in Sharing Records"),
        identifiers=(SHARING,),
    )
    live = Live(
        dates=(DateAct("operational_start", date(year + 2, 9, 1), SOURCE),),
        ownership=(OwnershipAct("Demonstration", SOURCE),),
    )
    return QualificationEntry(
        "demonstration-sharing-records", document, version=VersionNote("1.0"), live=live
    )


def _file(entry: QualificationEntry, year: int, *, with_successor: bool) -> Interchange:
    named = {key for group in entry.specification.groups for key in group.units}
    units = tuple(unit for unit in UNITS if unit.key in named)
    others = (_sharing(year), entry) if with_successor else (entry,)
    return Interchange(body=BODY, units=units, qualifications=others, demonstration=SOURCE)


def _unit(key: str, title: str, *criteria: str) -> UnitEntry:
    outcome = LearningOutcome(
        "1",
        title.lower(),
        tuple(Criterion(f"1.{place}", text) for place, text in enumerate(criteria, start=1)),
    )
    document = UnitDocument(
        f"Demonstration: {title}",
        key,
        level="2",
        credits=Quantity.exactly(2),
        glh=Quantity.exactly(15),
        tqt=Quantity.exactly(20),
        outcomes=(outcome,),
    )
    return UnitEntry(key, key.lower(), document)


UNITS = (
    _unit("DEMO-A", "Put records in order", "name the parts of a record", "put ten records in order"),
    _unit("DEMO-B", "Find a record again", "find a record by its number", "say why a record cannot be found"),
    _unit(
        "DEMO-C",
        "Give records away safely",
        "say who may see a record",
        "hide a name before a record is shared",
    ),
)
