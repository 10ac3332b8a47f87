"""What stands at the head of a clause: the qualification, the pathway or the option that it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalogue.rules.english.tokens import MARK, NUMBER, WORD, Token
from catalogue.rules.english.vocabulary import QUALIFICATIONS

_WAYS = frozenset("pathway pathways route routes option strand specialism".split())
_KINDS = frozenset("extended foundation introductory subsidiary national higher professional nvq svq".split())
_NAMES = QUALIFICATIONS - {"qualification"}
_LEARNERS = frozenset("learners candidates students".split())
_FOLLOWING = frozenset("taking following choosing on completing undertaking studying".split())
_LONGEST = 9


@dataclass(frozen=True)
class Head:
    """A heading: its title in the text's own words, and the token where what it heads begins."""

    title: str
    body: int
    loose: bool = False
    """Said of some learners in passing ("Learners on the Care route must …")."""


def way_head(tokens: list[Token]) -> Head | None:
    """ "Dementia Pathway:", "Option 1:", "Care:" where an option of that name was announced, "For the Care
    route, …"."""
    colon = _colon(tokens)
    if colon is not None and colon <= _LONGEST:
        head = tokens[:colon]
        words = [token.word for token in head]
        title = " ".join(token.text for token in head)
        if set(words) & _WAYS and not _says_more(head):
            return Head(title.replace("( ", "(").replace(" )", ")"), colon + 1)
    return _loose_head(tokens)


def _colon(tokens: list[Token]) -> int | None:
    return next(
        (
            place
            for place, token in enumerate(tokens)
            if token.word == ":"
            or (token.word == "-" and place and tokens[place - 1].word in _WAYS | {"1", "2", "3", "4", "5"})
        ),
        None,
    )


def _says_more(head: list[Token]) -> bool:
    """Whether a heading is a sentence rather than a name."""
    words = {token.word for token in head}
    if words & {
        "one",
        "choose",
        "select",
        "must",
        "from",
        "following",
        "credits",
        "credit",
        "minimum",
        "all",
    }:
        return True
    return "option" in words and not any(
        token.kind == NUMBER or (token.kind == WORD and len(token.text) == 1) for token in head
    )


def _loose_head(tokens: list[Token]) -> Head | None:
    """ "For the Nursery pathway, learners must …", "Learners taking the School route must …"."""
    words = [token.word for token in tokens[: _LONGEST + 4]]
    if not words:
        return None
    if words[0] in ("for", "in") and len(words) > 1 and words[1] in ("the", "this", "learners"):
        start = 1
    elif words[0] in _LEARNERS and len(words) > 1 and words[1] in _FOLLOWING | {"who"}:
        start = 2
    else:
        return None
    for place in range(start, len(words)):
        if words[place] in _WAYS:
            body = place + 1
            if body < len(words) and words[body] in (",", ":"):
                body += 1
            title = " ".join(token.text for token in tokens[start:body] if token.kind != MARK)
            return Head(title.removeprefix("the "), body, loose=True)
    return None


@dataclass(frozen=True)
class Announcement:
    """ "Learners must then choose one pathway from:" between two tokens; what stands before it is a clause
    of its own,
    what follows it names the options. `whole`: all units of one of them."""

    start: int
    end: int
    whole: bool


def announces_choice(tokens: list[Token]) -> Announcement | None:
    """The announcement of a choice in a clause, where there is one."""
    text = " ".join(token.word for token in tokens)
    match = _CHOICE.match(text)
    if match is not None:
        return Announcement(0, _word_at(text, match.end()), whole=match["whole"] is not None)
    match = _JOINED_CHOICE.search(text)
    if match is not None:
        return Announcement(_word_at(text, match.start()) + 1, len(tokens), whole=False)
    return None


def _word_at(text: str, place: int) -> int:
    return len(text[:place].split())


_ONE_OF = r"(?:only |either )?(?:one|1|a)(?: of)?(?: the| these)?(?: following)?"
_WAY_NAMES = r"(?:pathways?|routes?|options?|strands?|specialisms?)"
_CHOICE = re.compile(
    r"(?:in addition ,? ?)?(?:(?:all )?(?:learners|candidates|students|they|you) )?(?:must |should |need "
    r"to |are required to )?(?:then |also )*"
    r"(?:choose|select|complete|follow|take|achieve|meet) "
    rf"(?P<whole>all (?:of )?(?:the )?units (?:from|in|of) )?{_ONE_OF}"
    r"(?: (?:mandatory|specialist|occupational|endorsed|optional|available))*"
    rf" {_WAY_NAMES}"
    r"(?: (?:below|units))?(?: (?:from|from the following|listed below|of study))?(?: :)?(?: |$)"
)


_JOINED_CHOICE = re.compile(
    r" (?:and|plus)(?: then)?(?: choose| select| complete| follow)? one of (?:the |these )?(?:following )?"
    rf"{_WAY_NAMES}(?: below)?(?: :)?$"
)


def qualification_head(tokens: list[Token]) -> Head | None:
    """ "Certificate (Extended)", "For the Diploma", "To achieve the Level 2 Award in Care," at the start
    of a clause."""
    place = _opening(tokens)
    start = place
    title: list[str] = []
    while place < len(tokens) and place < start + 4:
        token = tokens[place]
        if token.word in _KINDS or token.word in ("level", "entry") or (title and token.kind == NUMBER):
            title.append(token.text)
            place += 1
        else:
            break
    if place >= len(tokens) or tokens[place].word not in _NAMES:
        return None
    title.append(tokens[place].text)
    place += 1
    if place + 2 < len(tokens) and tokens[place].word == "(" and tokens[place + 1].word in _KINDS:
        title.append(f"({tokens[place + 1].text})")
        place += 3
    if (
        place + 1 < len(tokens)
        and tokens[place].word in ("in", "for")
        and tokens[place + 1].text[0].isupper()
    ):
        place = _past_subject(tokens, place + 1, title)
    if place < len(tokens) and tokens[place].word in (":", ",", "-"):
        place += 1
    return Head(" ".join(title), place)


def _opening(tokens: list[Token]) -> int:
    words = [token.word for token in tokens[:6]]
    for phrase in (
        ("for", "the"),
        ("for", "a"),
        ("to", "achieve", "the"),
        ("to", "gain", "the"),
        ("to", "be", "awarded", "the"),
        ("to", "complete", "the"),
        ("to", "obtain", "the"),
        ("the",),
    ):
        if tuple(words[: len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _past_subject(tokens: list[Token], place: int, title: list[str]) -> int:
    """Past "in Retail Skills", which belongs to the title."""
    while place < len(tokens) and tokens[place].kind == WORD:
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        small = tokens[place].word in ("and", "of", "the", "for", "in")
        if not tokens[place].text[0].isupper() and not (small and following and following.text[0].isupper()):
            break
        title.append(tokens[place].text)
        place += 1
    while [token.text for token in tokens[place : place + 3 : 2]] == ["(", ")"] and tokens[place + 1].text[
        0
    ].isupper():
        title.append(f"({tokens[place + 1].text})")
        place += 3
    return place


def qualification_tail(tokens: list[Token]) -> str | None:
    """The title in "15 credits … for a full Certificate" or "… to achieve the Award", at a clause's end."""
    words = [token.word for token in tokens]
    if len(words) < 4 or words[-1] not in _NAMES:
        return None
    start = len(words) - 1
    while start and (words[start - 1] in _KINDS or words[start - 1] == "full"):
        start -= 1
    if start and words[start - 1] in ("the", "a", "an"):
        return " ".join(token.text for token in tokens[start:] if token.word != "full")
    return None


def names_qualifications(tokens: list[Token]) -> set[str]:
    """The sizes of qualification that a clause names, with what stands before them ("extended
    certificate")."""
    found = set()
    for place, token in enumerate(tokens):
        if token.word in _NAMES:
            kind = tokens[place - 1].word if place and tokens[place - 1].word in _KINDS else ""
            found.add(f"{kind} {token.word}".strip())
    return found
