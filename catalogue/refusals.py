"""What the catalogue refuses, as sentences: whoever asks for it reads why, and what to do instead.

A refusal is a ``ValidationError``, so forms, the API and commands already know how to show it;
``catalogue.middleware`` shows it in Wagtail's own admin views, which do not expect one.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError


class Refusal(ValidationError):
    """Raised where something may not be done; every message is a whole sentence. Nothing has been written."""

    def __str__(self) -> str:
        return " ".join(self.messages)


class WrittenOnce(Refusal):
    """Raised where something tries to change or delete a record that stands for ever."""


class HasVersions(Refusal):
    """Raised where pages that have published versions would be deleted, alone or with what is above them."""


class NoAlias(Refusal):
    """Raised where a page would become a second name of another page's versions."""


class AnotherBody(Refusal):
    """Raised where a page would be moved from one awarding body to another."""


class NotThroughPage(Refusal):
    """Raised where a page would go live, or change while live, by a save that cannot ask the gate."""
