"""A site changes the look by overriding tokens and named blocks: the example theme does, nothing breaks."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from catalogue.models import CatalogueEntry, QualificationPage
from tests.catalogue.views.markup import assert_sound, parse

THEME = Path(__file__).resolve().parents[1] / "example_theme"
CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
TOKEN = re.compile(r"^\s*(--[a-z0-9-]+):", re.MULTILINE)
BLOCK = re.compile(r"{% block (\w+) %}")


@pytest.fixture
def _themed(settings: Any) -> None:
    """Find the theme's templates first, as an app that stands first in INSTALLED_APPS would be."""
    engines = copy.deepcopy(settings.TEMPLATES)
    engines[0]["DIRS"] = [THEME / "templates", *engines[0]["DIRS"]]
    settings.TEMPLATES = engines


@pytest.mark.usefixtures("_themed")
def test_the_theme_dresses_every_page(client: Client, qualification: QualificationPage) -> None:
    path = CatalogueEntry.objects.values_list("path", flat=True).get(subject=qualification.translation_key)
    for url in (f"/qualifications/{path}/", "/units/eastern-awards/ea-1/", "/compare/", "/closing-soon/"):
        page = parse(client.get(url).content.decode())
        assert_sound(page)
        sheets = [link.attributes["href"] for link in page.all("link", rel="stylesheet")]
        assert "/static/example_theme/tokens.css" in sheets
        assert any(sheet.endswith("catalogue/tokens.css") for sheet in sheets)  # ours are kept
        assert page.one("p", class_="example-imprint")


@pytest.mark.usefixtures("_themed")
def test_a_block_is_added_to_and_the_rest_is_ours(client: Client, qualification: QualificationPage) -> None:
    path = CatalogueEntry.objects.values_list("path", flat=True).get(subject=qualification.translation_key)
    page = parse(client.get(f"/qualifications/{path}/").content.decode())
    assert page.one("p", class_="example-advice").text == "Ask us before you register."
    assert page.one("section", id="structure")


def test_the_theme_overrides_tokens_and_blocks_that_exist() -> None:
    ours = set(TOKEN.findall((CATALOGUE / "static/catalogue/tokens.css").read_text()))
    assert set(TOKEN.findall((THEME / "static/example_theme/tokens.css").read_text())) <= ours
    for template in (THEME / "templates/catalogue").iterdir():
        own = (CATALOGUE / "templates/catalogue" / template.name).read_text()
        assert set(BLOCK.findall(template.read_text())) <= set(BLOCK.findall(own))


def test_what_may_be_overridden_is_written_down(repository: Path) -> None:
    text = (repository / "docs/themes.md").read_text()
    for name in ("base.html", "qualification.html", "unit.html"):
        for block in BLOCK.findall((CATALOGUE / "templates/catalogue" / name).read_text()):
            assert f"`{block}`" in text, f"{name}: {block}"
