"""The name of what renders pages: the same in every process, another one for another site."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.caching.release import release


@pytest.fixture(autouse=True)
def _worked_out_anew() -> Any:
    release.cache_clear()
    yield
    release.cache_clear()


def test_it_is_the_same_twice() -> None:
    first = release()
    release.cache_clear()
    assert release() == first


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAGTAIL_SITE_NAME", "Another catalogue"),
        ("CATALOGUE_ACCESSIBILITY_CONTACT", "us@catalogue.example"),
        ("STATIC_URL", "/files/"),
    ],
)
def test_a_setting_that_pages_read_makes_another(settings: Any, name: str, value: str) -> None:
    before = release()
    release.cache_clear()
    setattr(settings, name, value)
    assert release() != before


def test_a_template_of_the_site_makes_another(settings: Any, tmp_path: Any) -> None:
    before = release()
    (tmp_path / "base.html").write_text("another")
    engines = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    settings.TEMPLATES = engines
    release.cache_clear()
    assert release() != before
