"""Checks on numbers, codes and public addresses."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import gettext as _

from catalogue.documents import UnitDocument
from catalogue.numbers import NumberError, check_character, parse

from .checks import Check, registry
from .draft import Draft

BODY_CODE = "body-code"
FIELDS = {"qualification-number": "number", "unit-reference": "unit_reference", BODY_CODE: "code"}


def claims(draft: Draft) -> list[tuple[str, str, str]]:
    """Return what publishing ``draft`` claims, as (scheme, namespace, canonical value).

    A body's own codes are claimed in the body's name, so that two bodies may use the same code.
    """
    wanted = [(one.scheme, "", comparable(one.scheme, one.value)) for one in draft.document.identifiers]
    if isinstance(draft.document, UnitDocument) and draft.document.code:
        body = draft.page.body_page
        namespace = str(body.translation_key) if body else ""
        wanted.append((BODY_CODE, namespace, comparable(BODY_CODE, draft.document.code)))
    return wanted


def comparable(scheme: str, value: str) -> str:
    """Return the form by which two spellings of one number are the same."""
    try:
        return parse(scheme, value).key
    except NumberError:
        return value.strip().casefold()


def public_path(draft: Draft) -> str:
    """Return the public path that publishing claims, or an empty string where the one it has stays."""
    page, document = draft.page, draft.document
    held = draft.records.paths(page.translation_key)
    if isinstance(document, UnitDocument):
        body = page.body_page
        return "" if held else f"{body.slug if body else ''}/{page.slug}"
    if document.number:
        path = slugify(document.number.replace("/", "-"))
        return "" if path in held else path
    return "" if held else page.slug


@registry.register("identifiers")
def identifiers(draft: Draft) -> Iterator[Check]:
    """Formats, check characters (a warning: genuine numbers break the rule), repetition within the page."""
    seen: set[tuple[str, str]] = set()
    for one in draft.document.identifiers:
        field = FIELDS.get(one.scheme, "")
        try:
            number = parse(one.scheme, one.value)
        except NumberError as error:
            yield Check("identifier-format", str(error), field, blocking=True)
            continue
        if (one.scheme, number.key) in seen:
            yield Check(
                "identifier-twice",
                _("%(value)s is given twice.") % {"value": one.value},
                field,
                blocking=True,
            )
        seen.add((one.scheme, number.key))
        warning = check_character(number)
        if warning:
            yield Check("check-character", warning, field)


@registry.register("identifier-clashes")
def clashes(draft: Draft) -> Iterator[Check]:
    """A number or code in one scheme names one thing on the site, once published."""
    for scheme, namespace, value in claims(draft):
        if draft.records.owner(scheme, namespace, value) not in (None, draft.page.translation_key):
            yield Check(
                "identifier-clash",
                _("%(value)s belongs to another published page of this site.")
                % {"value": _shown(draft, scheme)},
                FIELDS.get(scheme, ""),
                blocking=True,
            )
    path = public_path(draft)
    if path and draft.records.resident(draft.page.kind, path) not in (None, draft.page.translation_key):
        yield Check(
            "address-clash",
            _("The address “%(path)s” belongs to another published page; choose another slug.")
            % {"path": path},
            "slug",
            blocking=True,
        )


def _shown(draft: Draft, scheme: str) -> str:
    if scheme == BODY_CODE and isinstance(draft.document, UnitDocument):
        return draft.document.code
    return next(one.value for one in draft.document.identifiers if one.scheme == scheme)
