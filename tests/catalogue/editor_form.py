"""What a browser would post from Wagtail's page editor, so that a test changes one value and nothing else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from wagtail import blocks
from wagtail.models import PageSubscription


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def editor_data(user: Any, page: Any, **changed: Any) -> dict[str, Any]:
    """Return what the editor of the newest draft of ``page`` posts, with ``changed`` typed over it."""
    return form_data(editor_form(user, page)) | changed


def editor_form(user: Any, page: Any, data: dict[str, Any] | None = None) -> Any:
    """Return the form in which ``user`` edits the newest draft of ``page``, bound if ``data`` is posted."""
    draft = page.get_latest_revision_as_object()
    form_class = draft.get_edit_handler().get_form_class()
    options = {"instance": draft, "for_user": user, "parent_page": page.get_parent()}
    options["subscription"] = PageSubscription(page=page, user=user)
    return form_class(**options) if data is None else form_class(posted(data), {}, **options)


def posted(data: dict[str, Any]) -> QueryDict:
    """Return ``data`` as a request holds it: texts, several to a name where it is a list."""
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, [str(one) for one in (value if isinstance(value, list) else [value])])
    return query


def form_data(form: Any) -> dict[str, Any]:
    """Return every value of ``form`` and of the formsets inside it."""
    data: dict[str, Any] = {}
    for bound in form:
        field = bound.field
        if isinstance(getattr(field, "block", None), blocks.Block):
            data |= block_data(field.block, field.prepare_value(bound.value()), bound.html_name)
        else:
            data |= field_data(field.widget, bound.value(), bound.html_name)
    for formset in getattr(form, "formsets", {}).values():
        for bound in formset.management_form:
            data[bound.html_name] = bound.value()
        for inner in formset.forms:
            data |= form_data(inner)
    return data


def field_data(widget: Any, value: Any, name: str) -> dict[str, Any]:
    """Return what ``widget`` posts of ``value``; a box that is not ticked posts nothing."""
    if isinstance(widget, forms.CheckboxInput):
        return {name: "on"} if value else {}
    value = getattr(value, "pk", value)
    shown = widget.format_value(value) if hasattr(widget, "format_value") else value
    return {name: "" if shown is None else shown}


def block_data(block: Any, value: Any, prefix: str) -> dict[str, Any]:
    """Return what the blocks of a StreamField (or of a rule) post."""
    if isinstance(block, blocks.StructBlock):
        found: dict[str, Any] = {}
        for name, child in block.child_blocks.items():
            found |= block_data(child, value.get(name, child.get_default()), f"{prefix}-{name}")
        return found
    if isinstance(block, blocks.ListBlock):
        return _items(prefix, [("item", block.child_block, child.value) for child in value.bound_blocks])
    if isinstance(block, blocks.StreamBlock):
        return _items(prefix, [(child.block_type, child.block, child.value) for child in value])
    return field_data(block.field.widget, block.field.prepare_value(block.value_for_form(value)), prefix)


def _items(prefix: str, items: list[tuple[str, Any, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {f"{prefix}-count": len(items)}
    for number, (kind, block, value) in enumerate(items):
        item = f"{prefix}-{number}"
        data |= {f"{item}-deleted": "", f"{item}-order": number, f"{item}-type": kind, f"{item}-id": ""}
        data |= block_data(block, value, f"{item}-value")
    return data
