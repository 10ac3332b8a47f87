"""Held by the database itself: rows of the records that are written once are neither changed nor deleted.

Triggers refuse UPDATE and DELETE (on PostgreSQL also TRUNCATE), and on SQLite an INSERT that would replace a
row. They are put in place after every ``migrate`` (SQLite drops a table's triggers whenever Django alters the
table), a system check and ``check_published`` say where one is missing, and ``lifted`` takes them away for
as long as a data migration or a test suite needs.
"""

from __future__ import annotations

from .guards import BACKENDS, Guard, after_migrate, guards, install, lifted, missing

__all__ = ["BACKENDS", "Guard", "after_migrate", "guards", "install", "lifted", "missing"]
