"""What a text may mean by its names: groups by title, letter, role or word, and what their units add up
to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from catalogue.rules.document import Document, Group
from catalogue.rules.english.naming import GROUP_NOUNS
from catalogue.rules.english.tokens import MARK, Token, plain, tokenise

UNIT_NOUNS = frozenset(("unit", "units", "module", "modules"))
MANDATORY_WORDS = frozenset(("mandatory", "core", "compulsory", "common"))
OPTIONAL_WORDS = frozenset(("optional", "elective", "electives"))
ROLE_WORDS = MANDATORY_WORDS | OPTIONAL_WORDS
MANDATORY, OPTIONAL = "mandatory", "optional"
_SMALL = frozenset("the of and or for in to a an & with from at on by".split())
_LONGEST_LABEL = 4


@dataclass(frozen=True)
class GroupFacts:
    """How a group may be named: its title's words, its letters or numbers, and the part it plays."""

    id: str
    title: tuple[Token, ...]
    words: frozenset[str]
    labels: frozenset[str]
    role: str | None
    members: frozenset[str]

    @property
    def name_words(self) -> frozenset[str]:
        """The words of the title that tell it from others."""
        return (
            self.words
            - ROLE_WORDS
            - UNIT_NOUNS
            - GROUP_NOUNS
            - _SMALL
            - {one.casefold() for one in self.labels}
        )


class Lookup:
    """The tables of a document, as a reader of its text needs them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.groups = [_facts(group, document) for group in document.groups]
        self.by_first_word: dict[str, list[GroupFacts]] = {}
        self.by_whole_title: dict[str, list[GroupFacts]] = {}
        for group in self.groups:
            if group.title:
                self.by_first_word.setdefault(group.title[0].word, []).append(group)
                whole = " ".join(token.word for token in group.title)
                self.by_whole_title.setdefault(whole, []).append(group)
        self.by_id = {group.id: group for group in self.groups}
        self.labels = frozenset(label for group in self.groups for label in group.labels)
        self.name_words = frozenset(word for group in self.groups for word in group.name_words)
        self.all_ids = tuple(group.id for group in self.groups)
        self.has_credits = any(unit.credits for unit in document.units.values())
        self.attributes = _attribute_words(document)

    def members(self, ids: Iterable[str]) -> frozenset[str]:
        """The units of these groups together."""
        return frozenset[str]().union(*(self.by_id[ident].members for ident in ids))

    def total(self, codes: Iterable[str], measure: str) -> int:
        """What these units add up to."""
        return sum(self.document.units[code].amount(measure) for code in codes)

    def with_role(self, word: str) -> tuple[str, ...]:
        """The groups that a role word means: those with the word in their title, or else of that role; for
        the optional
        ones, failing both, all that are not mandatory."""
        named = tuple(group.id for group in self.groups if word in group.words)
        if named:
            return named
        role = MANDATORY if word in MANDATORY_WORDS else OPTIONAL
        of_role = tuple(group.id for group in self.groups if group.role == role)
        if of_role or role == MANDATORY:
            return of_role
        others = tuple(group.id for group in self.groups if group.role != MANDATORY)
        return others if others and len(others) < len(self.groups) else ()

    def is_mandatory(self, ids: Iterable[str]) -> bool:
        """Whether all these groups are mandatory ones by their title or role."""
        return all(self.by_id[ident].role == MANDATORY for ident in ids)

    def matching(self, labels: set[str], roles: set[str], names: set[str]) -> tuple[str, ...]:
        """The groups that fit a description; none where a role word contradicts a letter."""
        found = [group for group in self.groups if names <= group.words]
        if labels:
            found = [group for group in found if group.labels & labels]
            if roles:
                fitting = [group for group in found if _roles_fit(group, roles)]
                found = fitting if len(fitting) >= len(labels) else []
            return tuple(group.id for group in found)
        if not roles:
            return tuple(group.id for group in found) if names else ()
        if named := [group for group in found if roles <= group.words]:
            return tuple(group.id for group in named)
        if names:
            return tuple(group.id for group in found if _roles_fit(group, roles))
        if len(roles) == 1:
            return self.with_role(next(iter(roles)))
        return ()


def _roles_fit(group: GroupFacts, roles: set[str]) -> bool:
    """Whether nothing that is said of the group contradicts what is known of it."""
    if group.role is None:
        return True
    return roles <= (MANDATORY_WORDS if group.role == MANDATORY else OPTIONAL_WORDS)


def _facts(group: Group, document: Document) -> GroupFacts:
    title = tuple(tokenise(plain(" ".join(group.title.split()))))
    words = frozenset(token.word for token in title if token.kind != MARK)
    return GroupFacts(
        group.id, title, words, _labels(group, title), _role(group, words), document.members(group.id)
    )


def _role(group: Group, words: frozenset[str]) -> str | None:
    if group.role is not None:
        return group.role
    mandatory, optional = bool(words & MANDATORY_WORDS), bool(words & OPTIONAL_WORDS)
    if mandatory is optional:
        return None
    return MANDATORY if mandatory else OPTIONAL


def _labels(group: Group, title: tuple[Token, ...]) -> frozenset[str]:
    """ "A" of "Optional Group A", "2" of "Section 2", "B1" of "B1 Knowledge units"; else a short id."""
    for before, token in pairwise(title):
        if before.word in GROUP_NOUNS and _is_label(token.text):
            return frozenset((token.text,))
    if title and len(title) > 1 and _is_label(title[0].text):
        return frozenset((title[0].text,))
    return frozenset((group.id,)) if _is_label(group.id) else frozenset()


def _is_label(text: str) -> bool:
    if not text.isalnum() or len(text) > _LONGEST_LABEL:
        return False
    return text.isdigit() or (text[0].isupper() and (len(text) == 1 or text[1:].isdigit() or text.isupper()))


def _attribute_words(document: Document) -> dict[str, tuple[str, str | bool]]:
    """The words that name an attribute: "graded" and "ungraded" for a true-or-false fact, else its values.

    A word that could mean two things means none of them.
    """
    found: dict[str, set[tuple[str, str | bool]]] = {}
    for unit in document.units.values():
        for name, value in unit.attributes.items():
            if isinstance(value, bool):
                word = name.casefold().replace("_", "-")
                found.setdefault(word, set()).add((name, True))
                for negated in (f"un{word}", f"non-{word}"):
                    found.setdefault(negated, set()).add((name, False))
            elif isinstance(value, str) and value.strip():
                found.setdefault(" ".join(value.casefold().split()), set()).add((name, value))
    return {word: next(iter(meanings)) for word, meanings in found.items() if len(meanings) == 1}
