"""The tree itself: what must and must not be in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

# Written in pieces, so that this file does not find itself.
MACHINE_PATHS = ["/" + "root/", "/" + "work/", "/" + "home/"]
REGISTRY_HOSTS = ["pypi" + ".org", "python" + "hosted.org", "registry.npmjs" + ".org", "deb.debian" + ".org"]


@pytest.fixture(scope="module")
def tracked(repository: Path) -> list[Path]:
    """Every file that is under version control or would be."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=repository,
        capture_output=True,
        check=True,
        text=True,
    )
    return [
        repository / name for name in listing.stdout.split("\0") if name and (repository / name).is_file()
    ]


def test_site_is_a_plain_folder(repository: Path) -> None:
    """With an ``__init__.py`` our folder could shadow the standard library's module ``site``."""
    assert (repository / "site" / "config" / "__init__.py").is_file()
    assert not (repository / "site" / "__init__.py").exists()


def test_the_interpreter_still_finds_its_own_site_module(repository: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-X", "frozen_modules=off", "-c", "import site; print(site.__file__)"],
        cwd=repository,
        env={"PYTHONPATH": str(repository)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert found.stdout.strip().endswith("site.py")


def test_the_app_imports_without_django(repository: Path) -> None:
    """``catalogue/__init__.py`` is empty, so that the pure modules below it stay importable alone."""
    assert (repository / "catalogue" / "__init__.py").read_text() == ""


def test_version_control_holds_the_project_folder(tracked: list[Path], repository: Path) -> None:
    """A stock Python ignore list contains ``/site`` and would drop the project silently."""
    assert repository / "site" / "config" / "settings" / "base.py" in tracked


def test_no_registry_host_and_no_path_of_a_machine(tracked: list[Path], repository: Path) -> None:
    paths = re.compile(r"(?<![\w.$}*~-])(" + "|".join(map(re.escape, MACHINE_PATHS)) + r")\w")
    hosts = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)))
    found = []
    for file in tracked:
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        for number, line in enumerate(text.splitlines(), start=1):
            if paths.search(line) or hosts.search(line):
                found.append(f"{file.relative_to(repository)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_requirements_are_exact_and_hashed(repository: Path) -> None:
    for name in ("base.txt", "dev.txt"):
        text = (repository / "requirements" / name).read_text()
        pins = re.findall(r"^(\S+) \\$", text, flags=re.MULTILINE)
        assert pins, name
        assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin) for pin in pins), name
        # every pin is followed by at least one hash before the next pin
        assert not re.search(r"^\S+ \\\n(?!    --hash=sha256:)", text, flags=re.MULTILINE), name


def test_what_runs_is_what_is_locked_for_both(repository: Path) -> None:
    """A package named in both lists is pinned to one version."""
    versions = {}
    for name in ("base.txt", "dev.txt"):
        text = (repository / "requirements" / name).read_text()
        for package, version in re.findall(r"^([a-z0-9-]+)==(\S+) \\$", text, flags=re.MULTILINE):
            versions.setdefault(package, set()).add(version)
    assert {package for package, pins in versions.items() if len(pins) > 1} == set()


@pytest.mark.parametrize("name", ["base", "dev"])
def test_every_dependency_has_a_reason(repository: Path, name: str) -> None:
    wanted = (repository / "requirements" / f"{name}.in").read_text(encoding="utf-8")
    reasons = (repository / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z][a-z0-9-]*)", wanted, flags=re.MULTILINE)
    assert packages
    rows = " ".join(re.findall(r"^\| ([^|]+) \|", reasons, flags=re.MULTILINE))
    assert [package for package in packages if not re.search(rf"(?<![\w-]){package}(?![\w-])", rows)] == []


def test_every_decision_is_in_the_list(repository: Path) -> None:
    folder = repository / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


def test_links_between_our_own_pages_lead_somewhere(tracked: list[Path]) -> None:
    broken = []
    for page in tracked:
        if page.suffix == ".md":
            for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
                if not (page.parent / target).exists():
                    broken.append(f"{page.name}: {target}")
    assert broken == []
