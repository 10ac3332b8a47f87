"""What editors choose from. A leaf: nothing here imports another module of the app but the pure documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.documents.values import LEVELS

ENTRY_LEVELS = {"E1": _("Entry 1"), "E2": _("Entry 2"), "E3": _("Entry 3")}
LEVEL_CHOICES = [(level, ENTRY_LEVELS.get(level, _("Level %(n)s") % {"n": level})) for level in LEVELS]


class ChangeClass(models.TextChoices):
    """How much a new version changes."""

    CORRECTION = "correction", _("Correction: the words were wrong, the requirement is the same")
    MINOR = "minor", _("Minor: what is asked for stays in substance the same")
    MAJOR = "major", _("Major: what is asked for changes")


class AppliesTo(models.TextChoices):
    """Whom a version binds."""

    NEW = "new", _("Learners registered from its date on")
    EVERYONE = "everyone", _("Everyone, also those already registered")
    TRANSFER = "transfer", _("New registrations, and by transfer until a date")


class UnitLabel(models.TextChoices):
    """What this qualification calls its units."""

    UNIT = "unit", _("Unit")
    COMPONENT = "component", _("Component")
    MODULE = "module", _("Module")


class GroupRole(models.TextChoices):
    """What the units of a group are for; the rule, not this, decides."""

    MANDATORY = "mandatory", _("Mandatory")
    OPTIONAL = "optional", _("Optional")


class SectionRole(models.TextChoices):
    """What a passage of prose is about."""

    OBJECTIVE = "objective", _("Purpose and objective")
    AUDIENCE = "audience", _("Who it is for")
    BENEFITS = "benefits", _("Benefits")
    OVERVIEW = "overview", _("Overview of the content")
    ENTRY = "entry", _("Entry requirements")
    DELIVERY = "delivery", _("Delivery")
    STRUCTURE = "structure", _("Structure")
    ASSESSMENT = "assessment", _("Assessment")
    PROGRESSION = "progression", _("Progression")
    ADJUSTMENTS = "adjustments", _("Reasonable adjustments")
    CENTRES = "centres", _("For centres")
    STAFF = "staff", _("Staff")
    NOTE = "note", _("Note")
    OTHER = "other", _("Other")


class Duty(models.TextChoices):
    """A part of the work of assessment."""

    SETS = "sets", _("Sets the assessment")
    APPROVES = "approves", _("Approves the assessment")
    AGREES_DEPARTURES = "agrees-departures", _("Agrees departures from it")
    MARKS = "marks", _("Marks it")
    QUALITY_ASSURES = "quality-assures", _("Assures its quality")
    VERIFIES = "verifies", _("Verifies it from outside")
    CERTIFICATES = "certificates", _("Issues the certificate")


class RouteKind(models.TextChoices):
    """Where a progression route leads."""

    WITHIN_SUITE = "within-suite", _("Another qualification of the suite")
    NEXT_LEVEL = "next-level", _("The next level")
    SAME_LEVEL = "same-level", _("The same level")
    OTHER_BODY = "other-body", _("Another awarding body's qualification")
    PLANNED = "planned", _("Planned: does not exist yet")
    EMPLOYMENT = "employment", _("A job")
    PROFESSIONAL_BODY = "professional-body", _("A professional body")
    HIGHER_EDUCATION = "higher-education", _("Higher education")
    TEXT = "text", _("Something else, in words")


class ContactKind(models.TextChoices):
    """How to reach a body."""

    ADDRESS = "address", _("Postal address")
    TELEPHONE = "telephone", _("Telephone")
    EMAIL = "email", _("E-mail")
    WEBSITE = "website", _("Website")
    HOURS = "hours", _("Office hours")


class DateField(models.TextChoices):
    """The dates that change without a new version. All are inclusive days in the United Kingdom."""

    OPERATIONAL_START = "operational_start", _("First day a learner may be registered")
    LAST_REGISTRATION = "last_registration", _("Last date to register")
    LAST_CLAIM = "last_claim", _("Last date for centres to claim")
    LAST_AWARD = "last_award", _("Last date for awards")
    REVIEW = "review", _("Review date")


class Outcome(models.TextChoices):
    """What is said about replacement."""

    REPLACED = "replaced", _("Replaced")
    PARTLY = "partly", _("Partly replaced")
    NOT_REPLACED = "not-replaced", _("Not replaced")
    NOT_DECIDED = "not-decided", _("Replacement not decided")
