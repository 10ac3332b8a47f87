"""A difference in plain sentences: for a feed, an e-mail, a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.wording import ENGLISH, Wording, gettext_noop

from .model import Change, Difference, Kind, Passage

_COUNTED: dict[Kind, tuple[str, str]] = {
    Kind.ADDED: (gettext_noop("%(n)s addition"), gettext_noop("%(n)s additions")),
    Kind.REMOVED: (gettext_noop("%(n)s removal"), gettext_noop("%(n)s removals")),
    Kind.CHANGED: (gettext_noop("%(n)s change"), gettext_noop("%(n)s changes")),
    Kind.MOVED: (gettext_noop("%(n)s move"), gettext_noop("%(n)s moves")),
    Kind.RENUMBERED: (gettext_noop("%(n)s new number"), gettext_noop("%(n)s new numbers")),
}
_SENTENCES: dict[Kind, str] = {
    Kind.ADDED: gettext_noop("%(label)s: added"),
    Kind.REMOVED: gettext_noop("%(label)s: removed"),
    Kind.CHANGED: gettext_noop("%(label)s: changed"),
    Kind.MOVED: gettext_noop("%(label)s: moved"),
    Kind.RENUMBERED: gettext_noop("%(label)s: renumbered"),
}


def headline(found: Difference, wording: Wording = ENGLISH) -> str:
    """Return ``2 additions, 1 removal and 5 changes``, or that nothing differs."""
    counts = found.counts()
    parts = [
        wording.say(one if counts[kind] == 1 else many, n=counts[kind])
        for kind, (one, many) in _COUNTED.items()
        if counts[kind]
    ]
    return wording.all_of(parts) if parts else wording.say(gettext_noop("Nothing differs"))


def sentence(change: Change, wording: Wording = ENGLISH) -> str:
    """Return ``Credits: changed from 23 to 24`` and the like, without what is inside the change."""
    values = {"label": change.label, "old": change.old, "new": change.new}
    if change.kind is Kind.ADDED and change.new:
        return wording.say(gettext_noop("%(label)s: now %(new)s, before not stated"), **values)
    if change.kind is Kind.REMOVED and change.old:
        return wording.say(gettext_noop("%(label)s: no longer stated, before %(old)s"), **values)
    if change.old and change.new:
        return {
            Kind.MOVED: wording.say(gettext_noop("%(label)s: moved from %(old)s to %(new)s"), **values),
            Kind.RENUMBERED: wording.say(
                gettext_noop("%(label)s: was number %(old)s, is now %(new)s"), **values
            ),
        }.get(change.kind) or wording.say(
            gettext_noop("%(label)s: changed from %(old)s to %(new)s"), **values
        )
    return wording.say(_SENTENCES[change.kind], **values)


def plain_lines(found: Difference, wording: Wording = ENGLISH) -> Iterator[str]:
    """Yield the whole difference as lines, what is inside a change set in by two spaces."""
    for section in found.sections:
        yield section.title
        for change in section.changes:
            yield from _lines(change, wording, 1)


def _lines(change: Change, wording: Wording, depth: int) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}{sentence(change, wording)}"
    if change.note:
        yield f"{indent}  {change.note}"
    for passage in change.passages:
        yield f"{indent}  {_passage(passage)}"
    for part in change.parts:
        yield from _lines(part, wording, depth + 1)


def _passage(passage: Passage) -> str:
    """Return a passage with marks a terminal can show: ``[-gone-]`` and ``{+come+}``."""
    marks = {"same": "%s", "added": "{+%s+}", "removed": "[-%s-]"}
    return " ".join(marks[run.kind] % run.text for run in passage.runs)
