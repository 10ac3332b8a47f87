"""Checks that every field and child row is filled as its model asks.

Drafts save incomplete rows, and only the editor's form validates them again; every other path publishes
what the revision holds. Keys to other rows are only asked whether they are there: one query each would cost
a hundred for a hundred units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from catalogue.relations import child_relations

from .checks import Check, registry
from .draft import Draft

_ALWAYS = ("title", "slug")
_NOT_OURS = {"wagtail_admin_comments", "tagged_items"}


@registry.register("fields")
def fields(draft: Draft) -> Iterator[Check]:
    """The page's own fields hold what their model allows."""
    page = draft.page
    for field, sentences in _faults(page, _inherited()):
        yield Check("field", _said(page, field, sentences), field, blocking=True)


@cache
def _inherited() -> frozenset[str]:
    return frozenset(field.name for field in Page._meta.get_fields()) - set(_ALWAYS)


@registry.register("rows")
def rows(draft: Draft) -> Iterator[Check]:
    """So do its child rows, and theirs."""
    for relation in child_relations(draft.page.__class__):
        name = relation.get_accessor_name()
        if name not in _NOT_OURS:
            yield from _rows(name, relation.related_model, getattr(draft.page, name).all())


def _rows(name: str, model: Any, found: Iterable[Any]) -> Iterator[Check]:
    """Yield what is wrong with the rows ``found``; ``name`` is the page's relation that they hang on."""
    inner = child_relations(model)
    for number, row in enumerate(found, start=1):
        for field, sentences in _faults(row, frozenset()):
            sentence = _("%(row)s %(number)d: %(fault)s") % {
                "row": str(model._meta.verbose_name).capitalize(),
                "number": number,
                "fault": _said(row, field, sentences),
            }
            yield Check("row", sentence, name, blocking=True)
        for relation in inner:
            manager = getattr(row, relation.get_accessor_name())
            yield from _rows(name, relation.related_model, manager.all())


@cache
def _keys(model: Any) -> tuple[Any, ...]:
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))


def _faults(instance: Any, skipped: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each field that its model refuses, with the sentences that say why."""
    keys = _keys(instance.__class__)
    for key in keys:
        required = not key.null and not isinstance(key, ParentalKey) and not key.primary_key
        if (
            required
            and key.name not in skipped
            and not (getattr(instance, key.attname) or _chosen(instance, key))
        ):
            yield key.name, [str(_("Choose one."))]
    try:
        instance.clean_fields(exclude=skipped | {key.name for key in keys})
    except ValidationError as error:
        yield from ((field, list(messages)) for field, messages in error.message_dict.items())


def _chosen(instance: Any, key: Any) -> bool:
    """Whether ``key`` names a row in memory that has no number yet."""
    return bool(key.is_cached(instance) and getattr(instance, key.name) is not None)


def _said(instance: Any, field: str, sentences: list[str]) -> str:
    label = instance._meta.get_field(field).verbose_name
    return _("%(field)s: %(sentences)s") % {"field": label, "sentences": " ".join(sentences)}
