"""Guards and what is really committed: these tests leave the database as the migrations left it.

They stand alone, because a module whose pages are made in one transaction cannot commit.
"""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, models

from catalogue import frozen
from catalogue.models import SpecificationVersion
from tests.catalogue import making


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite makes a table anew to alter it")
@pytest.mark.django_db(transaction=True)
def test_altering_a_table_drops_its_guards_until_the_next_migrate() -> None:
    with connection.schema_editor() as editor:
        editor.alter_field(
            SpecificationVersion,
            SpecificationVersion._meta.get_field("summary"),
            _renamed(SpecificationVersion._meta.get_field("summary")),
        )
    assert frozen.missing() == [SpecificationVersion._meta.db_table]
    with connection.schema_editor() as editor:
        editor.alter_field(
            SpecificationVersion,
            _renamed(SpecificationVersion._meta.get_field("summary")),
            SpecificationVersion._meta.get_field("summary"),
        )
    call_command("migrate", verbosity=0, stdout=StringIO())
    assert frozen.missing() == []


def _renamed(field: models.Field) -> models.Field:
    clone = field.clone()
    clone.max_length = 10
    clone.null = True
    clone.set_attributes_from_name(field.name)
    clone.model = field.model
    return clone


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_may_be_followed_by_a_flush() -> None:
    making.make_unit(making.make_body(), "EA-9")
    assert SpecificationVersion.objects.exists()
