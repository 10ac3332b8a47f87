"""For test suites: Django empties every table after a ``TransactionTestCase``, which the guards refuse.

Call ``let_tests_flush()`` once, for example in ``conftest.py``; from then on that one flush lifts the guards
and puts them back, and inside every test they hold.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from django.test import TransactionTestCase

from .guards import lifted


def let_tests_flush() -> None:
    """Lift the guards while a ``TransactionTestCase`` (pytest's ``transactional_db``) empties the tables."""
    flush = TransactionTestCase._fixture_teardown
    if getattr(flush, "lifts_guards", False):
        return

    def flush_without_guards(case: Any) -> None:
        with ExitStack() as stack:
            for using in case._databases_names(include_mirrors=False):
                stack.enter_context(lifted(using))
            flush(case)

    flush_without_guards.lifts_guards = True  # type: ignore[attr-defined]
    TransactionTestCase._fixture_teardown = flush_without_guards
