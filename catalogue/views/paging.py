"""Pages of lists that are no searches: which page the address asks for, and what of it was not used."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext

from catalogue.presenters.words import number_words
from catalogue.search.asking import asked


def page_of(request: HttpRequest, listed: Paginator[Any]) -> tuple[Page[Any], list[str]]:
    """Return the page that ``request`` asks for, or the nearest there is with sentences that say so."""
    question = asked({"page": request.GET.getlist("page")})
    notes = [gettext(sentence) % values for sentence, values in question.notes]
    if question.page > listed.num_pages:
        notes.append(no_such_page(question.page))
    return listed.page(min(question.page, listed.num_pages)), notes


def no_such_page(number: int) -> str:
    """Say that ``number`` is past the last page."""
    return gettext("There is no page %(page)s: this is the last.") % {"page": number_words(number)}


def address_of_page(request: HttpRequest, number: int) -> str:
    """Return the whole address of page ``number`` of the list at this path, which is its canonical one."""
    return request.build_absolute_uri(request.path if number == 1 else f"{request.path}?page={number}")
