"""A line on the terminal that says how far a long command has come."""

from __future__ import annotations

from time import monotonic
from typing import Any

EVERY = 0.2
"""Seconds between two drawings."""
WIDTH = 30
SLOW = 10
"""Below so many in a second, they are counted by the minute."""


class Progress:
    """Counts up to ``total`` (``None``: not known) on ``stream``; draws nothing where that is no terminal."""

    def __init__(self, stream: Any, what: str, total: int | None = None) -> None:
        self._stream, self._what, self._total = stream, what, total
        self._seen = bool(getattr(stream, "isatty", bool)())
        self._began = self._drawn = monotonic()
        self.done = 0

    def add(self, count: int = 1) -> None:
        """Count ``count`` more."""
        self.done += count
        if self._seen and monotonic() - self._drawn >= EVERY:
            self._draw()

    def finish(self) -> None:
        """Draw the last state, and end the line."""
        if self._seen:
            self._draw()
            self._stream.write("\n")

    def line(self) -> str:
        """Return what is drawn."""
        seconds = max(monotonic() - self._began, 0.001)
        each = self.done / seconds
        rate = f"{each:,.0f}/s" if each >= SLOW else f"{each * 60:,.0f}/min"
        if not self._total:
            return f"{self._what}: {self.done:,} ({rate})"
        filled = WIDTH * self.done // self._total
        bar = "#" * filled + "." * (WIDTH - filled)
        return f"{self._what}: [{bar}] {self.done:,} of {self._total:,} ({rate})"

    def _draw(self) -> None:
        self._drawn = monotonic()
        self._stream.write("\r" + self.line() + "\x1b[K")
        self._stream.flush()
