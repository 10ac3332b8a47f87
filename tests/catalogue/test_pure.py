"""The pure core imports nothing but the standard library: tried where Django cannot be imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PURE = (
    "difference",
    "documents",
    "lifecycle",
    "numbers",
    "pasting",
    "progression",
    "rules",
    "search.asking",
    "search.deriving",
    "search.finding",
    "search.spelling",
    "search.titles",
    "whose_version",
    "wording",
)
IMPORT_ALL = """
import importlib, pkgutil, sys
from pathlib import Path

class OnlyTheStandardLibrary:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        known = top in sys.stdlib_module_names or top.startswith("_sysconfigdata")
        if not known and top not in ("catalogue", "tzdata"):
            raise ImportError(f"{name} is not of the standard library")

sys.meta_path.insert(0, OnlyTheStandardLibrary())
sys.path.insert(0, sys.argv[1])
name = "catalogue." + sys.argv[2]
package = importlib.import_module(name)
names = [name]
for module in pkgutil.walk_packages(getattr(package, "__path__", ()), name + "."):
    importlib.import_module(module.name)
    names.append(module.name)
print(len(names), sorted(other for other in sys.modules if other.partition(".")[0] in ("django", "wagtail")))
"""


@pytest.mark.parametrize("name", PURE)
def test_the_pure_core_imports_without_django(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", IMPORT_ALL, str(ROOT), name], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    count, loaded = done.stdout.split(maxsplit=1)
    assert int(count) >= 1
    assert loaded.strip() == "[]"


def test_the_guard_would_notice_django() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", IMPORT_ALL, str(ROOT), "models"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "is not of the standard library" in done.stderr
