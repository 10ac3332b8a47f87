"""Groups mentioned in a text: "Group A", "groups B and C", "the optional units", "the Care units", by full
title."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalogue.rules.english.lookup import ROLE_WORDS, UNIT_NOUNS, Lookup
from catalogue.rules.english.naming import GROUP_NOUNS
from catalogue.rules.english.tokens import MARK, NUMBER, QUOTED, WORD, Token

MEASURE_STARTS = frozenset("credit credits unit units glh tqt guided hour hours % percent year years".split())
"""What follows a number that counts, so that it is no group's number."""
_AFTER_ARTICLE = frozenset("minimum maximum further total number choice unit credit limit".split())
_JOINTS = frozenset((",", "and", "or", "&", "/", "and/or"))
_WAYS = frozenset("pathway pathways route routes strand strands".split())
_ANY = frozenset("any all each both either every".split())


@dataclass(frozen=True)
class Mention:
    """The groups meant, and where the words that mean them end. `roles` are the role words used without a
    letter."""

    ids: tuple[str, ...]
    end: int
    roles: frozenset[str] = frozenset()
    each: bool = False
    other: bool = False
    """Joined by "or"."""
    units: bool = False
    """The word for units is in it."""
    mixed: bool = False
    """Joined by "and" and by "or", or by "and from": together or each by itself is anybody's guess."""


@dataclass
class _Description:
    labels: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    nouns: int = 0
    other: bool = False
    joints: set[str] = field(default_factory=set)

    @property
    def mixed(self) -> bool:
        """Whether both "and" and "or" join its letters."""
        return {"and", "or"} <= self.joints


def mention(tokens: list[Token], place: int, lookup: Lookup) -> Mention | None:
    """The groups mentioned from this token on, joined mentions taken together; None where there is none."""
    first = _single(tokens, place, lookup)
    if first is None:
        return None
    ids, end, other = list(first.ids), first.end, first.other
    roles, mixed = first.roles, first.mixed
    joints = {"or"} if first.other else set()
    while (after := _joint(tokens, end)) is not None:
        further = _single(tokens, _skip_article(tokens, after), lookup)
        if further is None or _counts_next(tokens, further.end):
            break
        joints |= {"and" if one.word == "&" else one.word for one in tokens[end:after]}
        other = other or "or" in joints
        again = "and" in joints and any(one.word == "from" for one in tokens[after : further.end])
        mixed = mixed or further.mixed or again or (further.other and "and" in joints)
        ids.extend(ident for ident in further.ids if ident not in ids)
        end, roles = further.end, roles | further.roles
    mixed = mixed or {"and", "or"} <= joints
    return Mention(tuple(ids), end, roles, other=other, mixed=mixed)


def _skip_article(tokens: list[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].word in ("the", "from", "either"):
        place += 1
    return place


def _joint(tokens: list[Token], place: int) -> int | None:
    """The token after a comma, "and" or "or"."""
    if place >= len(tokens) or tokens[place].word not in _JOINTS:
        return None
    place += 1
    if place < len(tokens) and tokens[place].word in ("and", "or"):
        place += 1
    return place


def _counts_next(tokens: list[Token], place: int) -> bool:
    """Whether a number follows, so that the mention begins a statement of its own."""
    while place < len(tokens) and tokens[place].word in ("(", "-", ":"):
        place += 1
    return place < len(tokens) and tokens[place].kind == NUMBER


def _single(tokens: list[Token], place: int, lookup: Lookup) -> Mention | None:
    found = [one for one in (_by_title(tokens, place, lookup), _described(tokens, place, lookup)) if one]
    return max(found, key=lambda one: one.end, default=None)


def _by_title(tokens: list[Token], place: int, lookup: Lookup) -> Mention | None:
    best: Mention | None = None
    if place >= len(tokens):
        return None
    quoted = tokens[place].kind == QUOTED
    for group in (lookup.by_whole_title if quoted else lookup.by_first_word).get(tokens[place].word, ()):
        end = place + len(group.title)
        if best is not None and best.end >= end:
            continue
        if quoted:
            end = place + 1
        elif [one.word for one in tokens[place:end]] != [one.word for one in group.title] or (
            len(group.title) == 1 and not _stands_out(tokens, place, group.title[0])
        ):
            continue
        end = _generic_noun(tokens, end)
        roles = frozenset() if group.labels & {one.text for one in group.title} else group.words & ROLE_WORDS
        best = Mention((group.id,), end, roles)
    return best


def _stands_out(tokens: list[Token], place: int, title: Token) -> bool:
    """Whether a title of one word is meant: written alike, and not the beginning of some other name."""
    token = tokens[place]
    if token.kind != WORD or title.word in ROLE_WORDS | UNIT_NOUNS | GROUP_NOUNS:
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and following.word in GROUP_NOUNS | UNIT_NOUNS:
        return True
    if token.text != title.text or not token.text[0].isupper():
        return False
    return following is None or following.kind != WORD or not following.text[0].isupper()


def _generic_noun(tokens: list[Token], place: int) -> int:
    """Past the "group" or "units" that follows a name and that no letter follows in its turn."""
    if place < len(tokens) and tokens[place].word in GROUP_NOUNS | UNIT_NOUNS:
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if following is None or not (
            following.kind == NUMBER or (len(following.text) == 1 and following.text.isupper())
        ):
            return place + 1
    return place


def _described(tokens: list[Token], place: int, lookup: Lookup) -> Mention | None:
    """The longest run of role words, names, nouns and letters from here that fits some group."""
    said = _Description()
    best: Mention | None = None
    start = place
    while place < len(tokens):
        after = _describe_by(tokens, place, said, lookup, start)
        if after is None:
            break
        place = after
        ids = lookup.matching(said.labels, said.roles, said.names)
        if ids and _complete(said):
            roles = frozenset() if said.labels else frozenset(said.roles)
            best = Mention(ids, place, roles, other=said.other, mixed=said.mixed)
    return best


def _complete(said: _Description) -> bool:
    return bool(said.labels or said.roles or (said.names and said.nouns))


def _describe_by(
    tokens: list[Token], place: int, said: _Description, lookup: Lookup, start: int
) -> int | None:
    token = tokens[place]
    if token.kind == MARK or token.kind == QUOTED:
        return None
    if token.word in ROLE_WORDS:
        said.roles.add(token.word)
        return place + 1
    if token.word in GROUP_NOUNS:
        said.nouns += 1
        return _labels(tokens, place + 1, said, lookup)
    if token.word in UNIT_NOUNS:
        if place == start:
            return None
        said.nouns += 1
        return place + 1
    if place == start and token.text in lookup.labels and len(token.text) > 1 and token.kind == WORD:
        return _labels(tokens, place, said, lookup)
    if token.word in lookup.name_words and token.kind == WORD:
        said.names.add(token.word)
        return place + 1
    return None


def _labels(tokens: list[Token], place: int, said: _Description, lookup: Lookup) -> int:
    """The letters or numbers of groups from here, with what joins them: "A", "1, 2 and 3"."""
    end = place
    while place < len(tokens) and _is_label(tokens, place, lookup):
        said.labels.add(tokens[place].text)
        end = place + 1
        after = _joint(tokens, end)
        if after is None:
            break
        if _is_label(tokens, after, lookup):
            said.joints |= {"and" if one.word == "&" else one.word for one in tokens[end:after]}
            said.other = said.other or any(tokens[index].word == "or" for index in range(end, after))
        place = after
    return end


def _is_label(tokens: list[Token], place: int, lookup: Lookup) -> bool:
    token = tokens[place] if place < len(tokens) else None
    if token is None or token.text not in lookup.labels:
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.text == "A" and following is not None and following.word in _AFTER_ARTICLE:
        return False
    if token.kind == NUMBER and following is not None and following.word in MEASURE_STARTS:
        return following.word in UNIT_NOUNS and tokens[place - 1].word in GROUP_NOUNS
    return True


def any_group(tokens: list[Token], place: int, lookup: Lookup) -> Mention | None:
    """ "any group", "each group", "either of the optional groups", "the 3 unit groups": every group that
    fits."""
    each = tokens[place].word == "each"
    start = place
    if tokens[place].word in _ANY:
        place += 1
    while place < len(tokens) and tokens[place].word in ("of", "the", "these", "those"):
        place += 1
    number = tokens[place].value if place < len(tokens) and tokens[place].kind == NUMBER else None
    place += number is not None
    if place == start or (number is None and tokens[start].word not in _ANY):
        return None
    ids = lookup.all_ids
    if place < len(tokens) and tokens[place].word in ROLE_WORDS:
        ids, place = lookup.with_role(tokens[place].word), place + 1
    if place < len(tokens) and tokens[place].word in UNIT_NOUNS:
        place += 1
    if place >= len(tokens) or tokens[place].word not in GROUP_NOUNS or not ids:
        return None
    if tokens[place].word in _WAYS:
        ids = tuple(ident for ident in ids if lookup.by_id[ident].words & _WAYS)
    if not ids or (number is not None and number != len(ids)):
        return None
    if _is_label(tokens, place + 1, lookup):
        return None
    return Mention(ids, place + 1, each=each)
