"""Words that came and went, paragraph by paragraph, in plain text and in rich text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Literal

from .matching import in_reading_order, match, moved
from .model import Kind, Passage, Run

_BLOCKS = {"p", "h2", "h3", "h4", "li", "ul", "ol", "br"}
_LONELY = 2
"""A row of fewer words than this between two changes is shown as changed too: one small word helps nobody."""


def runs(old: str, new: str) -> tuple[Run, ...]:
    """Return the words of both texts in reading order: what stayed, what went, what came."""
    a, b = old.split(), new.split()
    backwards = (b, a) < (a, b)
    first, second = (b, a) if backwards else (a, b)
    found: list[Run] = []
    for same, i, j, k, n in _steps(first, second):
        went, came = first[i:j], second[k:n]
        if backwards:
            went, came = came, went
        if same:
            found.append(Run("same", " ".join(went)))
            continue
        found += _run("removed", went)
        found += _run("added", came)
    return tuple(found)


def _run(kind: Literal["added", "removed"], words: list[str]) -> list[Run]:
    return [Run(kind, " ".join(words))] if words else []


def _steps(first: list[str], second: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Return what stays and what changes as (stays, from, to, from, to), neighbours as one."""
    steps: list[tuple[bool, int, int, int, int]] = []
    opcodes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    for place, (tag, i, j, k, n) in enumerate(opcodes):
        inside = 0 < place < len(opcodes) - 1
        same = tag == "equal" and not (inside and j - i < _LONELY)
        if steps and not same and not steps[-1][0]:
            _, i, _, k, _ = steps.pop()
        steps.append((same, i, j, k, n))
    return steps


def passages(old: Sequence[str], new: Sequence[str]) -> tuple[Passage, ...]:
    """Return the paragraphs that came, went, moved or changed, in reading order; those that stayed are left
    out.
    """
    pairs = match(old, new, text=lambda words: words)
    away = moved(pairs, ["\n".join(sorted((old[i], new[j]))) for i, j in pairs])
    return tuple(_passages(old, new, in_reading_order(len(old), pairs, len(new)), away))


def _passages(
    old: Sequence[str],
    new: Sequence[str],
    order: list[tuple[int | None, int | None]],
    away: set[tuple[int, int]],
) -> Iterator[Passage]:
    for i, j in order:
        if j is None and i is not None:
            yield Passage.whole(Kind.REMOVED, old[i])
        elif i is None and j is not None:
            yield Passage.whole(Kind.ADDED, new[j])
        elif i is not None and j is not None:
            if (i, j) in away:
                yield Passage.whole(Kind.MOVED, new[j])
            if old[i] != new[j]:
                yield Passage(Kind.CHANGED, runs(old[i], new[j]))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of plain text: its lines, without spare space."""
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


class _Blocks(HTMLParser):
    """Collects the text of each block; a list item begins with a bullet."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag == "li":
            self.words.append("• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def end_block(self) -> None:
        text = " ".join("".join(self.words).split())
        if text and text != "•":
            self.blocks.append(text)
        self.words = []


def html_paragraphs(html: str) -> list[str]:
    """Return the paragraphs, headings and list items of rich text, as plain text."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.blocks
