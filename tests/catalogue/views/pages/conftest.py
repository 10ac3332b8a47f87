"""The small catalogue of the folders above, with a published qualification that each module makes once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage
from tests.catalogue import making
from tests.catalogue.conftest import made_once


@pytest.fixture(scope="module")
def module_qualification(
    module_body: AwardingBodyPage, module_units: list[UnitPage], django_db_blocker: DjangoDbBlocker
) -> Iterator[QualificationPage]:
    """The module's published qualification."""

    def make() -> QualificationPage:
        return making.make_qualification(making.fresh(module_body), module_units)

    with made_once(django_db_blocker, make) as made:
        yield made


@pytest.fixture
def draft(body: AwardingBodyPage, units: list[UnitPage]) -> QualificationPage:
    """A qualification that was never published."""
    return making.draft_qualification(body, units, title="Level 3 Award in Drafting")


@pytest.fixture
def qualification(module_qualification: QualificationPage, db: None) -> QualificationPage:
    """The published qualification."""
    return making.fresh(module_qualification)
