"""What a specification should tell its readers, and whether this one does: a warning for each thing missing.

The list follows Ofqual's Condition E3 (and E7 and E9 for size and level) in our own words. Editors at bodies
that Ofqual does not regulate read it as good practice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.documents import QualificationDocument

from .checks import Check, registry
from .draft import Draft


@dataclass(frozen=True)
class Expected:
    """Something to state: ``code`` of the warning, how to tell, what to say if it is missing, and where."""

    code: str
    is_stated: Callable[[QualificationDocument], bool]
    sentence: Promise
    field: str


def _has(*roles: str) -> Callable[[QualificationDocument], bool]:
    """Return whether a document has a passage about any of ``roles``."""
    return lambda document: any(section.role in roles and section.body for section in document.sections)


def _is_assessed(document: QualificationDocument) -> bool:
    return bool(document.assessment_methods or document.assessments or _has("assessment")(document))


def _sets_standards(document: QualificationDocument) -> bool:
    """Whether one can tell what an assessor judges by: criteria of units, marks of assessments, or words."""
    return (
        any(outcome.criteria for unit in document.units for outcome in unit.document.outcomes)
        or any(assessment.sections for assessment in document.assessments)
        or bool(document.grading)
    )


EXPECTED = (
    Expected(
        "states-objective",
        _has("objective"),
        _("Say what the qualification is for: what somebody who holds it can go on to do."),
        "sections",
    ),
    Expected(
        "states-entry",
        _has("entry"),
        _("Say what a learner must have passed or must know before starting, or that nothing is asked."),
        "sections",
    ),
    Expected("states-level", lambda document: document.level is not None, _("State the level."), "level_min"),
    Expected(
        "states-size",
        lambda document: bool(document.tqt or document.credits),
        _("State the total qualification time, or at least the credits."),
        "tqt_min",
    ),
    Expected(
        "states-guided-hours",
        lambda document: bool(document.glh or document.glh_words),
        _("State the guided learning hours."),
        "glh_min",
    ),
    Expected(
        "states-units", lambda document: bool(document.units), _("Name the units it is made of."), "groups"
    ),
    Expected(
        "states-content",
        lambda document: any(unit.document.outcomes for unit in document.units) or _has("overview")(document),
        _("Say what knowledge, skills and understanding are assessed: give units their learning outcomes."),
        "groups",
    ),
    Expected(
        "states-assessment",
        _is_assessed,
        _("Say how learners are assessed, and what goes with each way of assessing."),
        "assessment_methods",
    ),
    Expected(
        "states-standards",
        _sets_standards,
        _("Say what an assessor judges by: assessment criteria, marks or grades."),
        "groups",
    ),
    Expected(
        "states-results",
        lambda document: bool(document.grading),
        _("Say which results there are: pass only, or which grades."),
        "grading_scale",
    ),
    Expected(
        "states-progression",
        lambda document: bool(document.routes) or _has("progression")(document),
        _("Say where it can lead."),
        "routes",
    ),
)


@registry.register("completeness")
def completeness(draft: Draft) -> Iterator[Check]:
    """Warn of each thing that readers expect of a specification and this one does not state."""
    document = draft.qualification
    if document is None:
        return
    for expected in EXPECTED:
        if not expected.is_stated(document):
            yield Check(expected.code, str(expected.sentence), expected.field)
