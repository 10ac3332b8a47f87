"""What others install: the app `catalogue`, whole, and nothing of the ready site."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.packaging.conftest import Environment


@pytest.mark.slow
def test_the_wheel_holds_the_app_and_nothing_else(wheel: Path, repository: Path) -> None:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "catalogue"],
        cwd=repository,
        capture_output=True,
        check=True,
        text=True,
    )
    ours = {name for name in listing.stdout.split("\0") if name and (repository / name).is_file()}
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert inside == ours
    assert any(name.endswith(".html") for name in inside)


@pytest.mark.slow
def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    assert any(name.endswith("/licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


@pytest.mark.slow
def test_installed_it_brings_no_project_of_ours(environment: Environment) -> None:
    printed = environment.run(
        "-c",
        "import importlib.util as u; "
        "print([bool(u.find_spec(n)) for n in ('catalogue', 'catalogue.apps', 'config', 'home', 'tests')])",
    )
    assert printed.strip() == "[True, True, False, False, False]"


def imported(source: Path) -> set[str]:
    """The top-level names a module imports when it runs; not what only a type checker reads."""
    names: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(source.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.split(".")[0])
        waiting += ast.iter_child_nodes(node)
    return names - {"catalogue"} - sys.stdlib_module_names


def test_the_wheel_asks_for_what_the_app_imports(repository: Path) -> None:
    """Every third-party import in catalogue/ belongs to a declared dependency or comes with one."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[ ]", line)[0].lower() for line in project["dependencies"]}
    # Wagtail names these in its own requirements, and its documentation tells sites to import them.
    declared |= {"django-modelcluster", "django-treebeard", "django-tasks", "django-filter", "laces"}
    owners = packages_distributions()
    undeclared = {
        name: str(source.relative_to(repository))
        for source in (repository / "catalogue").rglob("*.py")
        for name in imported(source)
        if not {owner.lower() for owner in owners.get(name, [name])} & declared
    }
    assert undeclared == {}
