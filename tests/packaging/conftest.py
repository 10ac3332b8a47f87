"""The wheel, built once, and an environment with nothing in it but the wheel and what it asks for."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command to its end and return what it printed; its own words are the failure."""
    finished = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean_environment(), **environment},
        capture_output=True,
        check=False,
        text=True,
        timeout=600,
    )
    assert finished.returncode == 0, f"{' '.join(map(str, command))}\n{finished.stdout}\n{finished.stderr}"
    return finished.stdout


def clean_environment() -> dict[str, str]:
    """This process's environment without what points Python or Django at the checkout."""
    kept = dict(os.environ)
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "PYTHONPATH", "VIRTUAL_ENV"):
        kept.pop(name, None)
    return kept


@pytest.fixture(scope="session")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, repository, cwd=folder
    )
    [built] = folder.glob("*.whl")
    return built


@dataclass(frozen=True)
class Environment:
    """A virtual environment with the wheel installed, and a folder to work in."""

    python: Path
    folder: Path

    def run(self, *arguments: str | Path, **environment: str) -> str:
        """Run this environment's Python in its folder."""
        return run(self.python, *arguments, cwd=self.folder, **environment)


@pytest.fixture(scope="session")
def environment(wheel: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An empty environment with the wheel in it, and its dependencies as this checkout pins them."""
    folder = tmp_path_factory.mktemp("environment")
    python = folder / "venv" / "bin" / "python"
    uv = [sys.executable, "-m", "uv"]
    run(*uv, "venv", "--quiet", "--python", sys.executable, folder / "venv", cwd=folder)
    run(
        *uv,
        *("pip", "install", "--quiet", "--python", python),
        *("--no-verify-hashes", "--constraint", repository / "requirements" / "base.txt"),
        wheel,
        cwd=folder,
    )
    return Environment(python, folder)
