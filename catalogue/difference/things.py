"""The things in a document's lists: by what two of them are one and the same, and what each is called."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from catalogue.documents.assessment import Assessment, AssessmentParty, AssessmentSection
from catalogue.documents.qualification import Route, UnitGroup
from catalogue.documents.staff import Evidence, StaffItem, StaffRequirement
from catalogue.documents.unit import Criterion, LearningOutcome, Standard
from catalogue.documents.values import (
    Contact,
    FrameworkLevel,
    Identifier,
    LevelDescriptor,
    RelatedDocument,
    Section,
    StandardText,
)
from catalogue.wording import Wording, gettext_noop

from .text import html_paragraphs

Key = Callable[[Any], Hashable | None]


@dataclass(frozen=True)
class Thing:
    """How things of one class are matched and named.

    ``keys`` are tried in turn; ``text`` matches by words what is left. ``template`` names a thing by its
    field ``%(name)s``
    (made by ``name``); ``main`` is the field that is shown for the whole thing where nothing else differs.
    """

    template: str
    name: Callable[[Any], str]
    keys: tuple[Key, ...] = ()
    text: Callable[[Any], str] | None = None
    main: str = ""

    def call(self, thing: Any, wording: Wording) -> str:
        """Return what ``thing`` is called, its name cut to a readable length."""
        name = " ".join(self.name(thing).split())
        return wording.say(self.template, name=name if len(name) <= 120 else f"{name[:119]}…")


def _prose(section: Any) -> str:
    return " ".join([section.title, *html_paragraphs(section.body)])


THINGS: dict[type, Thing] = {
    Identifier: Thing(
        gettext_noop("%(name)s"),
        lambda one: one.scheme.replace("-", " "),
        (lambda one: one.scheme,),
        main="value",
    ),
    FrameworkLevel: Thing(
        gettext_noop("%(name)s"), lambda one: one.framework, (lambda one: one.framework,), main="level"
    ),
    Section: Thing(
        gettext_noop("“%(name)s”"),
        lambda one: one.title or one.role,
        (lambda one: (one.role, one.title.casefold()), lambda one: one.title.casefold()),
        _prose,
        main="body",
    ),
    StandardText: Thing(
        gettext_noop("“%(name)s”"),
        lambda one: one.title,
        (lambda one: one.key, lambda one: one.title.casefold()),
        _prose,
        main="body",
    ),
    LevelDescriptor: Thing(
        gettext_noop("Level %(name)s"),
        lambda one: one.level,
        (lambda one: (one.level, one.source), lambda one: one.level),
    ),
    StaffRequirement: Thing(
        gettext_noop("Role “%(name)s”"),
        lambda one: one.role,
        (lambda one: one.role.casefold(),),
        lambda one: " ".join(item.text for item in one.items),
    ),
    StaffItem: Thing(
        gettext_noop("“%(name)s”"),
        lambda one: one.text,
        (lambda one: one.text,),
        lambda one: one.text,
        main="text",
    ),
    Evidence: Thing(
        gettext_noop("“%(name)s”"),
        lambda one: one.text,
        (lambda one: one.text,),
        lambda one: one.text,
        main="text",
    ),
    AssessmentParty: Thing(
        gettext_noop("Duty “%(name)s”"),
        lambda one: one.duty.replace("-", " "),
        (lambda one: (one.duty, one.party), lambda one: one.duty),
    ),
    Assessment: Thing(
        gettext_noop("Assessment “%(name)s”"),
        lambda one: one.title,
        (lambda one: one.title.casefold(), lambda one: one.units or None),
        lambda one: " ".join([one.title, *html_paragraphs(one.task)]),
    ),
    AssessmentSection: Thing(
        gettext_noop("Section “%(name)s”"),
        lambda one: one.title,
        (lambda one: one.title.casefold(),),
        lambda one: " ".join(one.criteria),
    ),
    Route: Thing(
        gettext_noop("“%(name)s”"),
        lambda one: one.words,
        (lambda one: one.words, lambda one: one.target.identifier if one.target else None),
        lambda one: one.words,
        main="words",
    ),
    RelatedDocument: Thing(
        gettext_noop("“%(name)s”"),
        lambda one: one.title,
        (lambda one: one.title.casefold(), lambda one: one.url),
        lambda one: one.title,
    ),
    Contact: Thing(
        gettext_noop("%(name)s"),
        lambda one: one.label or one.kind,
        (lambda one: (one.kind, one.label), lambda one: one.kind),
        main="value",
    ),
    Standard: Thing(
        gettext_noop("“%(name)s”"),
        lambda one: one.suite,
        (lambda one: (one.suite, one.year), lambda one: one.suite),
        main="codes",
    ),
    UnitGroup: Thing(
        gettext_noop("Group %(name)s"),
        lambda one: f"{one.id} “{one.title}”",
        (lambda one: one.id, lambda one: one.title.casefold()),
    ),
    LearningOutcome: Thing(gettext_noop("Learning outcome %(name)s"), lambda one: one.number),
    Criterion: Thing(gettext_noop("Criterion %(name)s"), lambda one: one.number),
}
"""How the things of each class are matched and named."""
