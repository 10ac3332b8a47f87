"""The admin's search: a qualification by its number in any spelling, a unit by its code or reference.

Where what was typed is such a number, the pages that bear it are found by it and nothing else; anything else
is searched as Wagtail does, without the characters on which its search stumbles.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from django.db.models import F, Q, Value
from django.db.models.functions import Replace, Upper
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.search import SearchView

from catalogue.models import QualificationIdentifier, QualificationPage, UnitIdentifier, UnitPage
from catalogue.numbers import recognise
from catalogue.numbers.spelling import plain

SHORTEST = 3
"""Characters of a number or code that is looked up."""
LONGEST = 200
"""Characters of a search that are read."""
BETWEEN = ("/", " ", "-", ".")
"""What may stand between the characters of a number."""
LOOKED_UP: tuple[tuple[Any, Any, tuple[str, ...]], ...] = (
    (QualificationPage, QualificationIdentifier, ("number",)),
    (UnitPage, UnitIdentifier, ("code", "unit_reference")),
)
"""The pages, their rows of other identifiers, and the columns that hold a number."""


def tidy(text: str) -> str:
    """Return ``text`` without quotation marks and control characters, which break the search of SQLite."""
    kept = (" " if one == '"' or unicodedata.category(one).startswith("C") else one for one in text[:LONGEST])
    return " ".join("".join(kept).split())


def joined(text: str) -> str:
    """Return the letters and digits of ``text`` alone, as capitals."""
    return "".join(one for one in plain(text).upper() if one.isalnum())


def bearing(text: str) -> list[int]:
    """Return the pages whose number, code or reference is in ``text``: two queries, none for mere words."""
    if not any(one.isdigit() for one in text):
        return []
    keys = {joined(text), *(joined(number.key) for number in recognise(text))}
    keys = {key for key in keys if len(key) >= SHORTEST}
    found: list[int] = []
    for model, rows, names in LOOKED_UP:
        pages: Any = model.objects.annotate(**{f"joined_{name}": _joined(name) for name in names})
        others = rows.objects.annotate(joined=_joined("value")).filter(joined__in=keys).values("page")
        asked = Q(pk__in=others)
        for name in names:
            asked |= Q(**{f"joined_{name}__in": keys})
        found += pages.filter(asked).values_list("pk", flat=True)
    return found


def _joined(name: str) -> Any:
    expression: Any = F(name)
    for character in BETWEEN:
        expression = Replace(expression, Value(character), Value(""))
    return Upper(expression)


class NumberSearchView(SearchView):
    """Wagtail's search of pages, which looks for numbers first."""

    @cached_property
    def search_query(self) -> str:
        """Return what is searched for."""
        return tidy(super().search_query)

    def get_queryset(self) -> Any:
        """Return the pages that bear the number, else what Wagtail finds."""
        found = bearing(self.search_query)
        own = self.permission_policy.explorable_instances(self.request.user)
        pages = self.annotate_queryset(own.filter(pk__in=found).order_by("title", "pk"))
        if found and pages.exists():
            self.all_pages = pages
            return pages
        return super().get_queryset()


VIEWS = {
    "wagtailadmin_pages:search": never_cache(require_admin_access(NumberSearchView.as_view())),
    "wagtailadmin_pages:search_results": never_cache(
        require_admin_access(NumberSearchView.as_view(results_only=True))
    ),
}
"""What answers in the place of Wagtail's search, for everybody."""
