"""The first sentences of a page: what it is, its level and its size, each only as far as it is stated."""

from __future__ import annotations

from django.utils.translation import gettext

from catalogue.documents.qualification import QualificationDocument
from catalogue.documents.unit import UnitDocument
from catalogue.facts import LiveFacts

from .keeping import made_once
from .words import credits_words, hours_words, level_range_words, level_words


def lead_sentences(document: QualificationDocument, facts: LiveFacts) -> tuple[str, ...]:
    """Return what the qualification is and its size: ``A qualification of AIM at Level 4.`` and so on."""
    said = (made_once(document, _what), made_once(document, _size), _owner(document, facts))
    return tuple(filter(None, said))


def unit_lead(document: UnitDocument, body: str) -> tuple[str, ...]:
    """Return what the unit is and its size."""
    level = level_words(document.level or "")
    what = (
        gettext("A unit of %(body)s at %(level)s.") % {"body": body, "level": level}
        if level
        else gettext("A unit of %(body)s.") % {"body": body}
    )
    return tuple(filter(None, (what, made_once(document, _size))))


def _what(document: QualificationDocument) -> str:
    level, body = level_range_words(document.level), document.body.name
    if document.type and level:
        return gettext("A qualification of %(body)s at %(level)s (%(type)s).") % {
            "body": body,
            "level": level,
            "type": document.type,
        }
    if level:
        return gettext("A qualification of %(body)s at %(level)s.") % {"body": body, "level": level}
    return gettext("A qualification of %(body)s; its level is not stated.") % {"body": body}


def _size(document: QualificationDocument | UnitDocument) -> str:
    """Return credits and hours in one sentence; what is not stated is left out."""
    values = {
        "credits": credits_words(document.credits),
        "total": hours_words(document.tqt),
        "guided": hours_words(document.glh),
    }
    stated = (bool(values["credits"]), bool(values["total"]), bool(values["guided"]))
    templates = {
        (True, True, True): gettext(
            "It is worth %(credits)s and takes about %(total)s in all (total qualification time, TQT), "
            "%(guided)s of which are guided by a teacher (guided learning hours, GLH)."
        ),
        (True, True, False): gettext(
            "It is worth %(credits)s and takes about %(total)s in all (total qualification time, TQT)."
        ),
        (True, False, True): gettext(
            "It is worth %(credits)s, with %(guided)s guided by a teacher (guided learning hours, GLH)."
        ),
        (True, False, False): gettext("It is worth %(credits)s."),
        (False, True, True): gettext(
            "It takes about %(total)s in all (total qualification time, TQT), "
            "%(guided)s of which are guided by a teacher (guided learning hours, GLH)."
        ),
        (False, True, False): gettext("It takes about %(total)s in all (total qualification time, TQT)."),
        (False, False, True): gettext("It has %(guided)s guided by a teacher (guided learning hours, GLH)."),
    }
    return templates[stated] % values if any(stated) else gettext("Its size is not stated.")


def _owner(document: QualificationDocument, facts: LiveFacts) -> str:
    """Return who owns it now, where that is no longer the body that wrote the document."""
    if not facts.owners or facts.owners[-1].name in (document.body.name, document.body.acronym):
        return ""
    return gettext("It was written by %(writer)s and now belongs to %(owner)s.") % {
        "writer": document.body.name,
        "owner": facts.owners[-1].name,
    }
