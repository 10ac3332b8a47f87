"""Checks on the body's texts that a specification names."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue.columns import split_lines

from .checks import Check, registry
from .draft import Draft


@registry.register("texts")
def texts(draft: Draft) -> Iterator[Check]:
    """Standard texts and level descriptors that are named exist at the awarding body."""
    document, page = draft.qualification, draft.page
    if document is None:
        return
    found = {text.key for text in document.standard_texts}
    for key in split_lines(page.standard_text_keys):
        if key not in found:
            yield Check(
                "standard-text",
                _("The awarding body has no standard text “%(key)s”.") % {"key": key},
                "standard_text_keys",
                blocking=True,
            )
    described = {row.level for row in document.level_descriptors}
    for level in split_lines(page.descriptor_levels):
        if level not in described:
            yield Check(
                "level-descriptor",
                _("The awarding body has no descriptor of level “%(level)s”.") % {"level": level},
                "descriptor_levels",
                blocking=True,
            )
