"""Rendered pages that are kept for as long as they are true, and telling a cache in front of the site.

``pages`` what is kept, under which name, and how it is answered · ``release`` which code, templates and
settings rendered it · ``hearing`` what begins a new generation beside publishing and acts · ``purging`` the
front cache.
"""

from .pages import for_one_visitor, remembered, unchanging

__all__ = ["for_one_visitor", "remembered", "unchanging"]
