"""Numbers and codes as the public reads them: the scheme, the number, where the regulator lists it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from catalogue.documents.values import Identifier

SCHEME_NAMES = {
    "qualification-number": gettext_lazy("Qualification number"),
    "unit-reference": gettext_lazy("Unit reference"),
    "recognition-number": gettext_lazy("Recognition number"),
    "wales-number": gettext_lazy("Qualifications Wales number"),
    "scqf": gettext_lazy("Scottish framework (SCQF) number"),
    "body-code": gettext_lazy("Awarding body’s own code"),
}

# Where a number leads to its own page at the regulator; a site may name others or none.
REGISTERS = {
    "qualification-number": "https://find-a-qualification.services.ofqual.gov.uk/qualifications/{digits}",
}


@dataclass(frozen=True)
class IdentifierView:
    """One number: what it is called, what it is, its regulator's page or an empty string."""

    name: str
    value: str
    register: str = ""


def identifier_views(identifiers: Iterable[Identifier]) -> tuple[IdentifierView, ...]:
    """Return the identifiers in the order of the document."""
    return tuple(
        IdentifierView(scheme_name(item.scheme), item.value, register_address(item)) for item in identifiers
    )


def scheme_name(scheme: str) -> str:
    """Return what a scheme is called; a free scheme is its own name."""
    known = SCHEME_NAMES.get(scheme)
    return str(known) if known else scheme.replace("-", " ").capitalize() or gettext("Number")


def register_address(identifier: Identifier) -> str:
    """Return the address of the number in its regulator's register, or an empty string.

    ``CATALOGUE_REGISTERS`` in the settings maps a scheme to an address with ``{digits}`` (no obliques)
    or ``{value}``.
    """
    pattern = getattr(settings, "CATALOGUE_REGISTERS", REGISTERS).get(identifier.scheme, "")
    return pattern.format(digits=identifier.value.replace("/", ""), value=identifier.value) if pattern else ""
