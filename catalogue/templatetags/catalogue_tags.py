"""Tags and filters of the public templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import get_script_prefix, get_urlconf
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from catalogue import lifecycle
from catalogue.models.choices import ContactKind
from catalogue.presenters.abbreviations import mark_first_uses
from catalogue.presenters.keeping import Latest, NotTold, told
from catalogue.presenters.structure import GroupView
from catalogue.presenters.unit_rows import row_markup
from catalogue.presenters.words import day_words, level_words, number_words

register = template.Library()

MOST_MARKUP = 4_000
"""Pieces of markup that a process holds, of a few hundred to a few thousand characters each."""


@register.simple_tag
def site_name() -> str:
    """Return the name of the site as the settings give it."""
    return getattr(settings, "WAGTAIL_SITE_NAME", "") or gettext("Qualifications catalogue")


@register.simple_tag
def london_today() -> date:
    """Return the day in London: what a printed page says it was."""
    return lifecycle.london_today()


@register.filter
def day(value: date) -> str:
    """Return ``31 October 2025``, in the reader's language."""
    return day_words(value)


@register.filter
def level(value: str) -> str:
    """Return ``Level 4`` for ``4``."""
    return level_words(value)


@register.filter
def number(value: int) -> str:
    """Return ``1,125`` for ``1125``, as the reader's language groups it."""
    return number_words(value)


@register.filter
def contact_kind(value: str) -> str:
    """Return what kind of contact it is, in words."""
    return str(ContactKind(value).label)


@register.simple_tag
def unit_rows(group: GroupView) -> SafeString:
    """Return the rows of a table of units: a hundred of them in Python take a tenth of the time."""
    return mark_safe("".join(row_markup(row, group) for row in group.rows))  # noqa: S308 -- escaped there


class SectionNode(template.Node):
    """A section of a page: a landmark of its own, named by its heading."""

    def __init__(self, anchor: FilterExpression, title: FilterExpression, nodelist: NodeList) -> None:
        self.anchor, self.title, self.nodelist = anchor, title, nodelist

    def render(self, context: Context) -> SafeString:
        """Return the section with its heading."""
        anchor, title = self.anchor.resolve(context), self.title.resolve(context)
        return format_html(
            '<section class="section" id="{0}" aria-labelledby="{0}-heading">'
            '<h2 id="{0}-heading">{1}</h2>{2}</section>',
            anchor,
            title,
            self.nodelist.render(context),
        )


@register.tag
def section(parser: Parser, token: Token) -> SectionNode:
    """``{% section "anchor" title %} … {% endsection %}``."""
    _, anchor, title = token.split_contents()
    nodelist = parser.parse(("endsection",))
    parser.delete_first_token()
    return SectionNode(parser.compile_filter(anchor), parser.compile_filter(title), nodelist)


class AbbreviationsNode(template.Node):
    """Marks the first use of each abbreviation inside it and lists them all at its end."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return the marked content and the list."""
        marked, found = mark_first_uses(self.nodelist.render(context))
        listed: dict[str, Any] = {"found": found}
        return mark_safe(marked + render_to_string("catalogue/components/abbreviations.html", listed))  # noqa: S308


@register.tag
def abbreviations(parser: Parser, token: Token) -> AbbreviationsNode:
    """``{% abbreviations %} … {% endabbreviations %}`` around the content of a page."""
    nodelist = parser.parse(("endabbreviations",))
    parser.delete_first_token()
    return AbbreviationsNode(nodelist)


class OnceNode(template.Node):
    """Markup that is made once and kept where the view says: of what a frozen document alone says."""

    def __init__(self, kept: FilterExpression, nodelist: NodeList) -> None:
        self.kept, self.nodelist = kept, nodelist

    def render(self, context: Context) -> SafeString:
        """Return what is kept; a template that was read anew has another node, and makes it anew."""
        kept = self.kept.resolve(context)
        if not isinstance(kept, dict):
            return self.nodelist.render(context)
        if self not in kept:
            kept[self] = self.nodelist.render(context)
        made: SafeString = kept[self]
        return made


class SameNode(template.Node):
    """Markup that its values alone decide: made for equal values once, for as long as it is often asked for.

    It sees nothing but these values, the language and the addresses of the site, so it is always right.
    """

    def __init__(self, values: Mapping[str, FilterExpression], nodelist: NodeList) -> None:
        self.values, self.nodelist = values, nodelist

    def render(self, context: Context) -> SafeString:
        """Return the markup; what cannot be told apart by its value (a list, say) is made each time."""
        values = {name: value.resolve(context, ignore_failures=True) for name, value in self.values.items()}

        def make() -> SafeString:
            return self.nodelist.render(context.new(values))

        try:
            key = (self, get_language(), get_script_prefix(), get_urlconf(), told(tuple(values.values())))
        except NotTold:
            return make()
        return latest.get(key, make)


latest = Latest(MOST_MARKUP)


@register.tag
def same_for(parser: Parser, token: Token) -> SameNode:
    """``{% same_for name=value … %} … {% endsame_for %}`` around what nothing but these values decides."""
    name, *bits = token.split_contents()
    values = token_kwargs(bits, parser)
    if bits or not values:
        raise template.TemplateSyntaxError(f"“{name}” takes names with values: {{% {name} route=route %}}.")
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return SameNode(values, nodelist)


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """``{% once view.markup %} … {% endonce %}`` around what the document of the view alone says."""
    _, kept = token.split_contents()
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(parser.compile_filter(kept), nodelist)
