"""All that a load leaves in the database, without what differs from load to load: numbers, keys, moments."""

from __future__ import annotations

import json
import uuid
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from catalogue.models import CatalogueState

KEPT_APART = {
    "content_path_hash",
    "generation",
    "group",
    "path",
    "tree_path",
    "token",
    "uuid",
    "latest_revision",
}
NOT_COMPARED = (CatalogueState,)


def snapshot() -> dict[str, list[str]]:
    """Return the rows of every table that a load writes, by the name of the table."""
    names = _names()
    tables = [
        model for model in apps.get_app_config("catalogue").get_models() if model not in NOT_COMPARED
    ] + [Page, PageLogEntry, ReferenceIndex]
    found = {
        model._meta.label: sorted(_row(row, names) for row in model._base_manager.all()) for model in tables
    }
    found["revisions"] = sorted(_revision(row, names) for row in Revision.objects.all())
    return found


def _names() -> dict[Any, str]:
    """Return what stands for each page number, translation key and content type."""
    names: dict[Any, str] = {}
    for page in Page.objects.all():
        names["page", page.pk] = f"page {page.url_path}"
        names[page.translation_key] = f"key {page.url_path}"
        names[str(page.translation_key)] = f"key {page.url_path}"
    for kind in ContentType.objects.all():
        names["type", kind.pk] = f"type {kind.app_label}.{kind.model}"
    return names


def _row(row: models.Model, names: dict[Any, str]) -> str:
    values = {}
    for field in row._meta.concrete_fields:
        if (field.primary_key and not field.is_relation) or field.name in KEPT_APART:
            continue
        values[field.name] = _value(field, getattr(row, field.attname), names)
    return json.dumps(values, sort_keys=True, default=str)


def _value(field: Any, value: Any, names: dict[Any, str]) -> Any:
    if isinstance(value, datetime):
        return "a moment"
    if isinstance(value, date):
        return str(value)
    if isinstance(value, uuid.UUID) or (field.name == "namespace" and value):
        return names[value]
    if field.name in ("page_id", "suite_page_id", "object_id", "to_object_id", "page_ptr"):
        return names.get(("page", int(value)), "no page") if value else value
    if field.name == "content_path":
        return ".".join(part for part in value.split(".") if not part.isdigit())
    if field.is_relation and value is not None:
        return _related(field, value, names)
    return value


def _related(field: Any, value: Any, names: dict[Any, str]) -> str:
    model = field.related_model
    if model is ContentType:
        return names["type", value]
    if issubclass(model, Page):
        return names["page", value]
    return f"some {model._meta.model_name}"


def _revision(row: Revision, names: dict[Any, str]) -> str:
    return json.dumps(
        [names["page", int(row.object_id)], row.object_str, _content(row.content, names)], default=str
    )


def _content(value: Any, names: dict[Any, str]) -> Any:
    if isinstance(value, list):
        return [_content(one, names) for one in value]
    if isinstance(value, dict):
        return {
            key: _content(one, names)
            for key, one in sorted(value.items())
            if key
            not in ("pk", "path", "page", "unit", "outcome", "group", "assessment", "requirement", "item")
            and not key.endswith("_at")
            and "revision" not in key
        }
    return names.get(value, value) if isinstance(value, str) else value
