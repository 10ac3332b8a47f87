"""The database refuses to change what is written once, however it is asked."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.db import IntegrityError, connection, models, transaction

from catalogue import acts, frozen
from catalogue.models import LifecycleChange, QualificationPage, SpecificationVersion, WrittenOnce
from catalogue.models.records import WrittenOnceModel
from catalogue.system_checks import GUARDS_MISSING

ON_SQLITE = connection.vendor == "sqlite"
sqlite_only = pytest.mark.skipif(not ON_SQLITE, reason="INSERT OR REPLACE is SQLite's")
VERSIONS = SpecificationVersion._meta.db_table


@pytest.fixture
def version(qualification: QualificationPage) -> SpecificationVersion:
    return SpecificationVersion.objects.get(page=qualification)


@pytest.fixture
def change(qualification: QualificationPage) -> LifecycleChange:
    return acts.move_date(qualification, "review", None, acts.Record("The body’s list"))


def refused(sql: str, *parameters: object) -> None:
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        execute(sql, *parameters)


def execute(sql: str, *parameters: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def row(version: SpecificationVersion) -> dict[str, object]:
    return SpecificationVersion.objects.filter(pk=version.pk).values().get()


def insert(values: dict[str, object], verb: str = "INSERT") -> tuple[str, list[object]]:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(["%s"] * len(values))
    plain = [value.hex if hasattr(value, "hex") and ON_SQLITE else value for value in values.values()]
    return f'{verb} INTO "{VERSIONS}" ({names}) VALUES ({marks})', plain


def test_update_and_delete_are_refused(version: SpecificationVersion, change: LifecycleChange) -> None:
    before = row(version)
    refused(f"UPDATE {VERSIONS} SET summary = %s WHERE id = %s", "Another", version.pk)  # noqa: S608
    refused(f"UPDATE {VERSIONS} SET document = ''")  # noqa: S608
    refused(f"DELETE FROM {VERSIONS} WHERE id = %s", version.pk)  # noqa: S608
    refused(f"UPDATE {change._meta.db_table} SET source = 'x' WHERE id = %s", change.pk)  # noqa: S608
    refused(f"DELETE FROM {change._meta.db_table} WHERE id = %s", change.pk)  # noqa: S608
    assert row(version) == before


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("same", ["id", "page_id, sequence"])
@sqlite_only
def test_an_insert_over_a_row_is_refused(version: SpecificationVersion, verb: str, same: str) -> None:
    before = row(version)
    values = before | {"summary": "Another"} | ({"sequence": 99} if same == "id" else {"id": 10_000_000})
    sql, parameters = insert(values, verb)
    refused(sql, *parameters)
    assert row(version) == before
    assert SpecificationVersion.objects.filter(page=version.page_id).count() == 1


def test_an_insert_of_an_id_that_is_there_is_refused(version: SpecificationVersion) -> None:
    sql, parameters = insert(row(version) | {"sequence": 99})
    with pytest.raises(IntegrityError), transaction.atomic():
        execute(sql, *parameters)
    sql, parameters = insert(row(version) | {"sequence": 99})
    refused_or_kept = f"{sql} ON CONFLICT (id) DO UPDATE SET summary = 'Another'"
    refused(refused_or_kept, *parameters)


@sqlite_only
def test_update_or_ignore_changes_nothing(version: SpecificationVersion) -> None:
    before = row(version)
    with pytest.raises(IntegrityError), transaction.atomic():
        execute(f"UPDATE OR IGNORE {VERSIONS} SET summary = 'Another'")  # noqa: S608
    with pytest.raises(IntegrityError), transaction.atomic():
        execute(f"UPDATE OR REPLACE {VERSIONS} SET summary = 'Another'")  # noqa: S608
    assert row(version) == before


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
def test_truncate_is_refused_even_to_a_replica(version: SpecificationVersion) -> None:
    execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused(f"TRUNCATE {VERSIONS} CASCADE")
    execute("SET LOCAL session_replication_role = replica")
    refused(f"DELETE FROM {VERSIONS} WHERE id = %s", version.pk)  # noqa: S608
    execute("SET LOCAL session_replication_role = origin")


@pytest.mark.django_db
def test_every_record_that_is_written_once_is_guarded() -> None:
    concrete = {model for model in _subclasses(WrittenOnceModel) if not model._meta.abstract}
    assert {guard.table for guard in frozen.guards()} == {model._meta.db_table for model in concrete}
    assert VERSIONS in {guard.table for guard in frozen.guards()}
    assert frozen.missing() == []


def _subclasses(model: type[models.Model]) -> set[type[models.Model]]:
    return {below for one in model.__subclasses__() for below in {one} | _subclasses(one)}


@pytest.mark.django_db
def test_a_dropped_guard_is_noticed_and_put_back_by_migrate() -> None:
    connection.check_constraints()  # nothing is left to check when a table is altered
    kind = "update" if ON_SQLITE else "row"
    table = "" if ON_SQLITE else f" ON {VERSIONS}"
    assert GUARDS_MISSING not in ids()
    execute(f"DROP TRIGGER {VERSIONS}_keep_{kind}{table}")
    assert frozen.missing() == [VERSIONS]
    assert GUARDS_MISSING in ids()
    frozen.install()
    assert frozen.missing() == []


@pytest.mark.django_db
def test_a_guard_that_does_nothing_does_not_count() -> None:
    connection.check_constraints()  # nothing is left to check when a table is altered
    if ON_SQLITE:
        execute(f"DROP TRIGGER {VERSIONS}_keep_update")
        execute(f"CREATE TRIGGER {VERSIONS}_keep_update BEFORE UPDATE ON {VERSIONS} BEGIN SELECT 1; END")
    else:
        execute(f"ALTER TABLE {VERSIONS} DISABLE TRIGGER {VERSIONS}_keep_row")
    assert frozen.missing() == [VERSIONS]
    frozen.install()
    assert frozen.missing() == []


def test_guards_can_be_lifted_and_return(version: SpecificationVersion) -> None:
    if not ON_SQLITE:
        execute("SET CONSTRAINTS ALL IMMEDIATE")
    with frozen.lifted():
        execute(f"UPDATE {VERSIONS} SET summary = 'Mended' WHERE id = %s", version.pk)  # noqa: S608
    assert frozen.missing() == []
    assert row(version)["summary"] == "Mended"


def test_no_python_path_changes_a_version(version: SpecificationVersion) -> None:
    before = row(version)
    versions = SpecificationVersion.objects
    version.summary = "Another"
    for change in (
        version.save,
        lambda: version.save(update_fields=["summary"]),
        lambda: versions.update(summary="Another"),
        lambda: versions.filter(pk=version.pk).update(summary="Another"),
        lambda: versions.bulk_update([version], ["summary"]),
        lambda: versions.bulk_create(
            [version], update_conflicts=True, update_fields=["summary"], unique_fields=["id"]
        ),
        lambda: versions.update_or_create(pk=version.pk, defaults={"summary": "Another"}),
        lambda: version.page.specification_versions.update(summary="Another"),
        version.delete,
        versions.all().delete,
        version.page.specification_versions.all().delete,
    ):
        with pytest.raises(WrittenOnce, match=r"A published version (never changes|is never deleted)\."):
            change()
    assert row(version) == before


def test_a_recorded_act_is_corrected_by_another(change: LifecycleChange) -> None:
    with pytest.raises(WrittenOnce, match="record another"):
        change.save()
    with pytest.raises(WrittenOnce, match="record another"):
        change.delete()


def ids() -> set[str]:
    return {message.id for message in run_checks(databases=["default"])}
