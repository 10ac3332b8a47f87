"""Rich text as it is frozen: a small, safe set of elements, links made whole, no editor's marks.

Sanitising is nh3's work; this module only says what may stay, and where white space between blocks has no
meaning.
"""

from __future__ import annotations

import re

import nh3
from wagtail.rich_text import expand_db_html

TAGS = {"p", "h3", "h4", "ul", "ol", "li", "strong", "em", "b", "i", "a", "br"}
ATTRIBUTES = {"a": {"href", "title"}}
SCHEMES = {"http", "https", "mailto", "tel"}

_BLOCK = r"(?:p|h3|h4|ul|ol|li)"
_BETWEEN_BLOCKS = re.compile(rf"(</{_BLOCK}>|<(?:ul|ol)>)\s+(?=</?{_BLOCK}>)")
_AROUND_ITEMS = re.compile(r"\s+(?=</(?:ul|ol)>)")


def clean_prose(html: str) -> str:
    """Return ``html`` (as Wagtail's editor stores it, or as a file states it) in the form that is frozen.

    Links to pages and files become plain addresses; scripts, styles, event handlers and unknown elements go.
    """
    if not html:
        return ""
    # Expanding asks the database only where there is something of Wagtail's own to expand.
    whole = expand_db_html(html) if names_objects(html) else html
    safe = nh3.clean(whole, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return _AROUND_ITEMS.sub("", _BETWEEN_BLOCKS.sub(r"\1", safe)).strip()


def names_objects(html: str) -> bool:
    """Whether ``html`` names pages or files by their keys, so that what it leads to may change."""
    return "linktype=" in html or "embedtype=" in html
