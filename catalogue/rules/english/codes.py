"""Units named in a text: codes in full or in short, ranges and lists of them, and titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from catalogue.rules.document import Document
from catalogue.rules.english.lookup import UNIT_NOUNS
from catalogue.rules.english.tokens import MARK, NUMBER, QUOTED, WORD, Token

_LAST_NUMBER = re.compile(r"(.*?)(\d+)")
_RANGE = re.compile(r"([^\s-]*\d)-([^\s-]*\d)")
_REFERENCE = re.compile(r"[A-Z]/\d{3}/\d{4}")
_JOINTS = frozenset((",", "and", "or", "&", "/", "and/or"))
_COUNTED = frozenset(
    "credit credits unit units further other additional glh guided hour hours % optional mandatory".split()
)
_LONGEST_RANGE = 1000


@dataclass
class CodeList:
    """Units in the order named; how the last was joined; and what names no unit of the table."""

    codes: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    joined_by: str = ""
    end: int = 0
    mixed: bool = False
    """Joined by "and" and by "or": what belongs together is anybody's guess."""

    def add(self, found: CodeList) -> None:
        """Take in what another list names."""
        self.codes = list(dict.fromkeys((*self.codes, *found.codes)))
        self.unmatched = list(dict.fromkeys((*self.unmatched, *found.unmatched)))


class Codes:
    """The codes and titles of a document's units."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.exact = _unambiguous((code.casefold(), code) for code in document.units)
        self.prefix, self.width = _common_shape(list(document.units))
        self.short = _unambiguous(_short_forms(document))
        self.titles = _unambiguous(
            (" ".join(unit.title.casefold().split()), code)
            for code, unit in document.units.items()
            if unit.title
        )
        self.spaced = [code for code in document.units if " " in code]

    def of(self, token: Token, *, in_list: bool) -> str | None:
        """The unit that a token names. A bare number names one only in a list of units."""
        if token.kind == QUOTED:
            return self.exact.get(token.word) or self.titles.get(" ".join(token.word.split()))
        if token.kind == MARK:
            return None
        if token.kind == NUMBER and not in_list:
            return None
        text = token.text.casefold()
        found = self.exact.get(text)
        if found is not None and (in_list or any(one.isdigit() for one in text)):
            return found
        return self.short.get(text) if in_list else None

    def full(self, text: str) -> str:
        """The code as it would stand in the table."""
        if self.prefix is not None and text.isdigit() and len(text) == self.width:
            return self.prefix + text
        return text


def _unambiguous(pairs: object) -> dict[str, str]:
    found: dict[str, str] = {}
    twice: set[str] = set()
    for short, code in pairs:  # type: ignore[attr-defined]
        if found.setdefault(short, code) != code:
            twice.add(short)
    return {short: code for short, code in found.items() if short not in twice}


def _common_shape(codes: list[str]) -> tuple[str | None, int]:
    """What all codes have before their last number, and how many figures that has; None where they differ."""
    matches = [_LAST_NUMBER.fullmatch(code) for code in codes]
    prefixes = {match[1] for match in matches if match}
    widths = {len(match[2]) for match in matches if match}
    if not codes or None in matches or len(prefixes) > 1 or len(widths) > 1:
        return None, 0
    return prefixes.pop(), widths.pop()


def _short_forms(document: Document) -> list[tuple[str, str]]:
    """ "400" and "5" for 8605-400 and HB05, as their own tables or their prefixes allow."""
    forms: list[tuple[str, str]] = []
    for code in document.units:
        match = _LAST_NUMBER.fullmatch(code)
        if match and match[1]:
            forms.append((match[2], code))
            if not match[1][-1].isalnum() and len(match[2]) > 1:
                forms.append((match[2].lstrip("0") or "0", code))
            elif match[1][-1].isalpha() and match[2].lstrip("0"):
                forms.append((match[2].lstrip("0"), code))
    return forms


def unit_list(tokens: list[Token], place: int, codes: Codes, *, named: bool = False) -> CodeList | None:
    """The units listed from here on; with `named`, after the word "unit", where bare numbers are codes."""
    found = CodeList(end=place)
    joints: set[str] = set()
    while place < len(tokens):
        if tokens[place].word in UNIT_NOUNS and place + 1 < len(tokens):
            entry = _entry(tokens, place + 1, codes, in_list=True)
            named = named or entry is not None
        else:
            entry = _entry(tokens, place, codes, in_list=named or bool(found.codes))
        if entry is None:
            break
        found.add(entry)
        found.end = _past_its_credits(tokens, entry, codes)
        after = _joint(tokens, found.end)
        if after is None:
            break
        following = after + (after < len(tokens) and tokens[after].word in UNIT_NOUNS)
        if following < len(tokens) and _entry(tokens, following, codes, in_list=True) is not None:
            joint = tokens[found.end : after]
            joints |= {"and" if one.word == "&" else one.word for one in joint}
            found.joined_by = (
                "or" if any(one.word == "or" for one in joint) else found.joined_by or joint[-1].word
            )
        place = after
    found.mixed = {"and", "or"} <= joints
    return found if found.codes or found.unmatched else None


def _joint(tokens: list[Token], place: int) -> int | None:
    if place >= len(tokens) or tokens[place].word not in _JOINTS:
        return None
    place += 1
    if place < len(tokens) and tokens[place].word in ("and", "or"):
        place += 1
    return place


def _entry(tokens: list[Token], place: int, codes: Codes, *, in_list: bool) -> CodeList | None:
    """One code, or one range of codes."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    exact = codes.of(token, in_list=in_list)
    if exact is None and in_list and token.text.count("/") == 1:
        both = [codes.short.get(one) or codes.exact.get(one) for one in token.text.casefold().split("/")]
        if both[0] and both[1]:
            return CodeList([both[0], both[1]], joined_by="/", end=place + 1)
    match = _RANGE.fullmatch(token.text) if exact is None and token.kind == WORD else None
    if match is not None and (in_list or match[1].casefold() in codes.exact):
        return _range(match[1], match[2], codes, place + 1)
    if (in_list or exact is not None) and place + 2 < len(tokens) and tokens[place + 1].word in ("to", "-"):
        last = tokens[place + 2]
        if _figures(token) and _figures(last) and not _counted(tokens, place + 3):
            return _range(token.text, last.text, codes, place + 3)
    if exact is not None:
        if token.kind == NUMBER and _counted(tokens, place + 1):
            return None
        return CodeList([exact], end=place + 1)
    if (
        (in_list or _REFERENCE.fullmatch(token.text))
        and _looks_like_a_code(token, codes)
        and not _counted(tokens, place + 1)
    ):
        return CodeList(unmatched=[codes.full(token.text)], end=place + 1)
    return None


def _figures(token: Token) -> bool:
    return token.kind in (WORD, NUMBER) and token.text[-1:].isdigit()


def _counted(tokens: list[Token], place: int) -> bool:
    """Whether the number before this place counts something, and is no code."""
    return place < len(tokens) and tokens[place].word in _COUNTED


def _looks_like_a_code(token: Token, codes: Codes) -> bool:
    if token.kind == NUMBER:
        return token.text.isdigit() and codes.width == len(token.text) and codes.width > 1
    return (
        token.kind == WORD and any(one.isdigit() for one in token.text) and not _RANGE.fullmatch(token.text)
    )


def _range(first: str, last: str, codes: Codes, end: int) -> CodeList | None:
    """Every code from the first to the last: those in the table, and those that it has not."""
    low, high = _LAST_NUMBER.fullmatch(first), _LAST_NUMBER.fullmatch(last)
    if low is None or high is None or high[1] not in ("", low[1]):
        return None
    numbers = range(int(low[2]), int(high[2]) + 1)
    if not 1 < len(numbers) <= _LONGEST_RANGE:
        return None
    found = CodeList(end=end)
    for number in numbers:
        text = f"{low[1]}{number:0{len(low[2])}}"
        code = codes.exact.get(text.casefold()) or codes.short.get(text.casefold())
        if code is not None:
            found.codes.append(code)
        else:
            found.unmatched.append(codes.full(text))
    return found if found.codes else None


def _past_its_credits(tokens: list[Token], entry: CodeList, codes: Codes) -> int:
    """Past the size that tables print behind a code ("D3.02 2", "D3.01 3 credits"), where it is the unit's
    own."""
    place = entry.end
    if len(entry.codes) != 1 or place >= len(tokens) or tokens[place].kind != NUMBER:
        return place
    if tokens[place].value != codes.document.units[entry.codes[0]].credits:
        return place
    place += 1
    return place + (place < len(tokens) and tokens[place].word in ("credit", "credits"))


def titled(tokens: list[Token], place: int, codes: Codes, longest: int = 25) -> CodeList | None:
    """A unit named by its title, of three words or more, without quotes."""
    if tokens[place].kind not in (WORD, NUMBER) or not tokens[place].text[0].isupper():
        return None
    for end in range(min(len(tokens), place + longest), place + 2, -1):
        code = codes.titles.get(" ".join(token.word for token in tokens[place:end]))
        if code is not None:
            return CodeList([code], end=end)
    return None
