"""The admin's search: a qualification by its number in any spelling, a unit by its code or reference.

Where what was typed is such a number, the pages that bear it are found by it and nothing else. Words are
looked for in titles: specifications do not stand in Wagtail's own index (their models say why). What no title
holds is searched as Wagtail does, without the characters on which its search stumbles.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

from django.contrib.contenttypes.models import ContentType
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


def titled(text: str, column: str) -> Q:
    """Return which pages have every word of ``text`` in ``column``; none where there is no word."""
    words = text.split()
    return Q(*(Q(**{f"{column}__icontains": word}) for word in words)) if words else Q(pk__in=[])


def matching(pages: Any, own: Any, text: str) -> Any:
    """Return those of ``pages`` that bear the number ``text``, else those titled so, in order of title.

    The title of a draft is looked into only of the visitor's ``own`` pages.
    """
    text = tidy(text)
    found = pages.filter(pk__in=bearing(text))
    if not found.exists():
        drafts = own.filter(titled(text, "draft_title"))
        found = pages.filter(titled(text, "title") | Q(pk__in=drafts.values("pk")))
    return found.order_by("title", "pk")


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
        """Return the pages that bear the number or are titled so, else what Wagtail finds."""
        own = self.permission_policy.explorable_instances(self.request.user)
        pages = matching(own, own, self.search_query)
        if not pages.exists():
            return super().get_queryset()
        self.all_pages = pages
        counts = Counter(pages.order_by().values_list("content_type_id", flat=True))
        self.content_types = [(ContentType.objects.get_for_id(pk), count) for pk, count in counts.items()]
        if self.selected_content_type:
            pages = pages.filter(content_type=self.selected_content_type)
        return self.annotate_queryset(pages.order_by(self.ordering, "pk") if self.ordering else pages)


VIEWS = {
    "wagtailadmin_pages:search": never_cache(require_admin_access(NumberSearchView.as_view())),
    "wagtailadmin_pages:search_results": never_cache(
        require_admin_access(NumberSearchView.as_view(results_only=True))
    ),
}
"""What answers in the place of Wagtail's search, for everybody."""
