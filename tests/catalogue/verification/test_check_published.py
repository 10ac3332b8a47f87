"""``check_published`` finds what was changed behind the gate's back, in sentences and by its exit status."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection

from catalogue import frozen, system_checks
from catalogue.models import (
    CatalogueEntry,
    Identifier,
    PublicAddress,
    QualificationPage,
    SpecificationVersion,
    VersionUnit,
)
from tests.catalogue import making

TABLE = SpecificationVersion._meta.db_table


def check() -> str:
    """Return what the command says, empty where everything is as it was published."""
    out, err = StringIO(), StringIO()
    try:
        call_command("check_published", stdout=out, stderr=err, no_color=True)
    except CommandError as error:
        return f"{err.getvalue()}{error} ({error.returncode})"
    assert out.getvalue() == "Everything published is as it was published.\n"
    return ""


def sql(statement: str, *parameters: Any) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with frozen.lifted(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def tamper(page: Any, column: str, value: Any) -> None:
    sql(f"UPDATE {TABLE} SET {column} = %s WHERE page_id = %s", value, page.pk)  # noqa: S608


def drop_a_guard(page: Any) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {TABLE}_keep_delete")
        else:
            cursor.execute(f"DROP TRIGGER {TABLE}_keep_all ON {TABLE}")


def renumber(page: Any) -> None:
    making.revise(page, title="Level 3 Award in More")
    sql(f"UPDATE {TABLE} SET sequence = 7 WHERE page_id = %s AND sequence = 2", page.pk)  # noqa: S608


BROKEN: dict[str, tuple[Callable[[Any], Any], str]] = {
    "guard-missing": (drop_a_guard, f"{TABLE}: The database lets rows be changed or deleted"),
    "hash": (lambda page: tamper(page, "document", '{"title":"HACK"}'), "its hash differs"),
    "unreadable": (lambda page: tamper(page, "document", "{"), "The document cannot be read"),
    "sequence": (renumber, "The versions are numbered 1, 7."),
    "claim": (
        lambda page: Identifier.objects.filter(subject=page.translation_key).delete(),
        "is claimed by nobody",
    ),
    "address": (
        lambda page: PublicAddress.objects.filter(subject=page.translation_key).delete(),
        "It has no public address.",
    ),
    "row-differs": (
        lambda page: QualificationPage.objects.filter(pk=page.pk).update(title="HACK"),
        "It was changed without being published",
    ),
    "identifier-format": (
        lambda page: QualificationPage.objects.filter(pk=page.pk).update(number="603/12"),
        "603/12",
    ),
    "no-version": (
        lambda page: sql(f"DELETE FROM {TABLE} WHERE page_id = %s", page.pk),  # noqa: S608
        "It is live and has no version",
    ),
    "read-model": (
        lambda page: CatalogueEntry.objects.filter(page_id=page.pk).update(title="HACK"),
        "differs in title",
    ),
}


def test_a_sound_catalogue_is_found_sound(qualification: QualificationPage) -> None:
    making.revise(qualification, title="Level 3 Award in More")
    assert check() == ""


@pytest.mark.parametrize("code", BROKEN)
def test_what_is_broken_is_found(code: str, qualification: QualificationPage) -> None:
    break_it, words = BROKEN[code]
    if code == "no-version":
        CatalogueEntry.objects.filter(page_id=qualification.pk).delete()
        VersionUnit.objects.all().delete()
        _forget_derived(qualification)
    break_it(qualification)
    said = check()
    assert words in said
    assert f"[{code}]" in said
    assert said.endswith("(1)")


def _forget_derived(page: Any) -> None:
    for relation in SpecificationVersion._meta.related_objects:
        relation.related_model._default_manager.filter(version__page=page).delete()


def test_finding_out_changes_nothing(qualification: QualificationPage) -> None:
    CatalogueEntry.objects.filter(page_id=qualification.pk).update(title="HACK")
    check()
    assert CatalogueEntry.objects.get(page_id=qualification.pk).title == "HACK"
    call_command("rebuild_catalogue", stdout=StringIO())
    assert check() == ""


def test_a_text_of_the_body_that_changed_since_is_no_fault(
    qualification: QualificationPage, body: Any
) -> None:
    body.name = "Eastern Awards Limited"
    body.save_revision().publish()
    assert check() == ""


class TestSettings:
    """What ``manage.py check`` says of the site around the catalogue."""

    def ids(self) -> set[str]:
        return {message.id for message in run_checks() if message.id.startswith("catalogue.")}

    def test_a_site_as_ours_has_nothing_to_mend(self) -> None:
        assert self.ids() == set()

    def test_without_transactions_by_request(self, settings: Any) -> None:
        settings.DATABASES["default"]["ATOMIC_REQUESTS"] = False
        try:
            assert self.ids() == {system_checks.NOT_ATOMIC}
        finally:
            settings.DATABASES["default"]["ATOMIC_REQUESTS"] = True

    def test_below_wagtail(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_checks, "get_commands", lambda: {"publish_scheduled": "wagtail"})
        assert self.ids() == {system_checks.ANOTHER_COMMAND}

    def test_without_the_middleware(self, settings: Any) -> None:
        settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != system_checks.MIDDLEWARE]
        assert self.ids() == {system_checks.NO_MIDDLEWARE}
