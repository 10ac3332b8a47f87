"""Commands for machines: one JSON object per line in, one per line out, whatever the lines hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from catalogue.rules.faults import RuleFaults

LONGEST_LINE = 4 * 1024 * 1024
"""Bytes of a line that is read. A document of 1,000 units is well below half of it."""

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def answered(lines: BinaryIO, answer: Answer) -> Iterator[str]:
    """The answer to each line, as JSON; `{"error": …}` for a line that cannot be answered. Holds one line
    at a time."""
    while raw := lines.readline(LONGEST_LINE + 1):
        if len(raw) > LONGEST_LINE:
            _skip_rest(lines, raw)
            yield _error(f"This line is longer than {LONGEST_LINE} bytes.")
        else:
            yield _answer(raw, answer)


def _skip_rest(lines: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = lines.readline(LONGEST_LINE)


def _answer(raw: bytes, answer: Answer) -> str:
    try:
        data = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _error(f"This line is not UTF-8: byte {error.start + 1} cannot be read.")
    except json.JSONDecodeError as error:
        return _error(f"This line is not JSON: {error.msg} at character {error.pos + 1}.")
    except RecursionError:
        return _error("This line is nested too deeply.")
    except ValueError:
        return _error("This line holds a number with too many figures.")
    if not isinstance(data, dict):
        return _error("This line must hold one JSON object.")
    try:
        return json.dumps(answer(data))
    except RuleFaults as faults:
        return _error(" ".join(str(fault) for fault in faults.faults))
    except RecursionError:
        return _error("What this line holds is nested too deeply.")
    except ValueError as error:
        return _error(str(error))


def _error(message: str) -> str:
    return json.dumps({"error": message})
