"""Interchange files on disk: found, read, checked for shape. One clear sentence for every fault."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.documents import DocumentFaults, Fault, decode
from catalogue.documents.interchange import FORMAT, Interchange


class UnreadableFile(ValueError):
    """Raised where a path leads to nothing that can be loaded; the message says which and why."""


ROWS = ".jsonl"
"""The ending of a file that holds one interchange file in each row: JSON Lines."""


def interchange_paths(paths: Iterable[str]) -> Iterator[Path]:
    """Return the files named by ``paths``.

    A folder stands for its ``*.json`` and ``*.jsonl``, in order of name.
    """
    for name in paths:
        path = Path(name)
        if path.is_dir():
            found = sorted([*path.glob("*.json"), *path.glob(f"*{ROWS}")])
            if not found:
                raise UnreadableFile(f"{name}: the folder holds no .json file.")
            yield from found
        elif path.is_file():
            yield path
        else:
            raise UnreadableFile(f"{name}: there is no such file or folder.")


def count_files(paths: Iterable[Path]) -> int:
    """Return how many interchange files ``paths`` hold: one each, or one in each row that is not empty."""
    return sum(sum(1 for _row in _rows(path)) if path.suffix == ROWS else 1 for path in paths)


def read_files(path: Path) -> Iterator[tuple[str, Interchange | UnreadableFile | DocumentFaults]]:
    """Yield every interchange file at ``path`` with its name, or what is wrong with it.

    The name is the path, with the number of the row where it holds several.
    """
    if path.suffix != ROWS:
        yield str(path), _attempt(str(path), _text(path))
        return
    try:
        for number, row in _rows(path):
            name = f"{path}, row {number}"
            yield name, _attempt(name, row)
    except OSError as error:
        yield str(path), UnreadableFile(f"{path}: the file cannot be read ({error.strerror}).")


def read_file(path: Path) -> Interchange:
    """Return the interchange file at ``path``; raise ``UnreadableFile`` or ``DocumentFaults``."""
    found = _attempt(str(path), _text(path))
    if isinstance(found, Exception):
        raise found
    return found


def _rows(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        for number, row in enumerate(file, 1):
            if row.strip():
                yield number, row


def _text(path: Path) -> bytes | UnreadableFile:
    try:
        return path.read_bytes()
    except OSError as error:
        return UnreadableFile(f"{path}: the file cannot be read ({error.strerror}).")


def _attempt(name: str, raw: bytes | UnreadableFile) -> Interchange | UnreadableFile | DocumentFaults:
    """Return what ``raw`` holds, or what is wrong with it."""
    if isinstance(raw, UnreadableFile):
        return raw
    try:
        return _parse(name, raw)
    except (UnreadableFile, DocumentFaults) as error:
        return error


def _parse(name: str, raw: bytes) -> Interchange:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{name}: the file is not UTF-8 text (at byte {error.start}).") from error
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadableFile(f"{name}: the file is not JSON ({error}).") from error
    if not isinstance(data, dict) or data.get("format", FORMAT) != FORMAT:
        raise UnreadableFile(f"{name}: this is not an interchange file of {FORMAT}.")
    parsed = decode(Interchange, data)
    faults = list(inconsistencies(parsed))
    if faults:
        raise DocumentFaults(faults)
    return parsed


def inconsistencies(file: Interchange) -> Iterator[Fault]:
    """Yield what the parts of ``file`` say against each other."""
    yield from _repeated(file)
    yield from _unknown_units(file)
    texts = {text.key for text in file.body.standard_texts}
    for number, entry in enumerate(file.qualifications):
        path = f"$.qualifications[{number}]"
        if entry.shared_groups and file.suite is None:
            yield Fault(f"{path}.shared_groups", "the file has no suite whose groups could be shared.")
        for place, key in enumerate(entry.standard_text_keys):
            if key not in texts:
                yield Fault(f"{path}.standard_text_keys[{place}]", f"the body has no standard text “{key}”.")


def _repeated(file: Interchange) -> Iterator[Fault]:
    for field in ("key", "slug"):
        count = Counter(getattr(unit, field) for unit in file.units)
        for index, unit in enumerate(file.units):
            value = getattr(unit, field)
            if count[value] > 1:
                yield Fault(f"$.units[{index}].{field}", f"“{value}” is the {field} of more than one unit.")


def _unknown_units(file: Interchange) -> Iterator[Fault]:
    keys = {unit.key for unit in file.units}
    tables = [("$.suite.groups", file.suite.groups)] if file.suite else []
    tables += [
        (f"$.qualifications[{number}].specification.groups", entry.specification.groups)
        for number, entry in enumerate(file.qualifications)
    ]
    for path, groups in tables:
        for number, group in enumerate(groups):
            for place, key in enumerate(group.units):
                if key not in keys:
                    yield Fault(
                        f"{path}[{number}].units[{place}]", f"no unit of the file has the key “{key}”."
                    )
