"""Plugins are found by their entry points, in a steady order, and can be left out."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from config import plugins


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint("zebra", "zebra_rules.apps.ZebraConfig", plugins.GROUP),
        EntryPoint("aardvark", "aardvark", plugins.GROUP),
        EntryPoint("aardvark-again", "aardvark", plugins.GROUP),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == plugins.GROUP else [])


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        ([], ["aardvark", "zebra_rules.apps.ZebraConfig"]),
        (["zebra"], ["aardvark"]),
        (["aardvark"], ["zebra_rules.apps.ZebraConfig"]),
        (["nobody"], ["aardvark", "zebra_rules.apps.ZebraConfig"]),
    ],
)
def test_plugin_modules(exclude: list[str], expected: list[str]) -> None:
    assert plugins.plugin_modules(exclude=exclude) == expected


def test_no_plugins() -> None:
    assert isinstance(plugins.plugin_modules(), list)
