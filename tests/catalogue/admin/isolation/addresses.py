"""Every address of the admin, found in the resolver, and what to put into each argument it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

PUBLIC_ARGUMENTS = {
    "action": "delete",
    "action_name": "approve",
    "app_label": "catalogue",
    "app_name": "catalogue",
    "content_type_app_name": "catalogue",
    "content_type_model_name": "qualificationpage",
    "filter_spec": "max-165x165",
    "model_name": "qualificationpage",
    "redirect_id": 1,
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "session_id": 1,
    "token": "set-password",
    "uidb64": "MQ",
    "uploaded_file_id": 1,
}
"""What stands in an argument that names nothing of anybody's."""

LEFT_OUT = {
    "wagtailadmin_error_test": "raises on purpose",
    "wagtailadmin_logout": "ends the session",
    "wagtailadmin_javascript_catalog": "the same for everybody, and large",
    "wagtailadmin_sprite": "the same for everybody, and large",
}
"""Addresses that nothing of a body passes through, and why."""


@dataclass(frozen=True)
class Address:
    """An address of the admin by its name, with the names of its arguments."""

    name: str
    arguments: tuple[str, ...]

    def at(self, values: Mapping[str, Any]) -> str:
        """Return the path with ``values``; raise ``KeyError`` for an argument that nobody has thought of."""
        return reverse(self.name, kwargs={name: values[self._key(name, values)] for name in self.arguments})

    def _key(self, name: str, values: Mapping[str, Any]) -> str:
        """``pk`` means another thing in every namespace: ``wagtailimages_chooser.pk`` beside ``pk``."""
        namespace = self.name.rpartition(":")[0]
        return f"{namespace}.{name}" if f"{namespace}.{name}" in values else name


def admin_addresses() -> list[Address]:
    """Return every named address below the admin's, without those that are left out."""
    (admin,) = (
        one
        for one in get_resolver().url_patterns
        if isinstance(one, URLResolver) and str(one.pattern) == "admin/"
    )
    found = dict.fromkeys(_walk(admin.url_patterns, (), ()))
    return [address for address in found if address.name not in LEFT_OUT]


def _walk(patterns: list[Any], namespaces: tuple[str, ...], arguments: tuple[str, ...]) -> Iterator[Address]:
    for one in patterns:
        taken = (*arguments, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            inner = (*namespaces, one.namespace) if one.namespace else namespaces
            yield from _walk(one.url_patterns, inner, taken)
        elif isinstance(one, URLPattern) and one.name:
            yield Address(":".join((*namespaces, one.name)), taken)
