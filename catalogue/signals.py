"""The events that the app announces. All are sent after the transaction has been committed."""

from django.dispatch import Signal

version_published = Signal()
"""A version was published.

Sender: the page class. Arguments: ``page``, ``version`` (the ``SpecificationVersion``).
"""

live_facts_changed = Signal()
"""Live facts were recorded. Sender: the record class. Arguments: ``subjects`` (a frozenset of UUIDs)."""
