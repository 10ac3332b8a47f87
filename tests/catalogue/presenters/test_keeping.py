"""What is made of a frozen document is made once for each language, and leaves memory with it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from catalogue.presenters.keeping import (
    Keeper,
    Latest,
    NotTold,
    in_each_language,
    keeper,
    made_once,
    told,
)
from catalogue.templatetags.catalogue_tags import latest

LOAD = "{% load catalogue_tags %}"
ONCE = "{% once kept %}{{ word }}{% endonce %}"


@dataclass(frozen=True)
class Paper:
    """A document."""

    title: str


def words(paper: Paper, ending: str = "") -> list[str]:
    return [paper.title + ending]


def test_it_is_made_once() -> None:
    paper = Paper("one")
    assert made_once(paper, words) is made_once(paper, words) == ["one"]
    assert made_once(paper, words, "!") == ["one!"]


def test_an_equal_document_is_another_one() -> None:
    assert made_once(one := Paper("one"), words) is not made_once(same := Paper("one"), words)
    assert one == same


def test_each_language_has_its_own() -> None:
    paper = Paper("one")
    english = made_once(paper, words)
    with override("cy"):
        assert made_once(paper, words) is not english
    assert made_once(paper, words) is english


def test_it_leaves_memory_with_its_document() -> None:
    held = Keeper()
    paper, other = Paper("one"), Paper("two")
    held.of(paper)["words"] = words(paper)
    held.of(other)
    del paper
    gc.collect()
    assert len(held) == 1


def test_words_are_remembered_in_each_language() -> None:
    made = []

    @in_each_language(2)
    def double(word: str) -> str:
        made.append(word)
        return word * 2

    assert [double("a"), double("a"), double(word="b")] == ["aa", "aa", "bb"]
    with override("cy"):
        assert double("a") == "aa"
    assert made == ["a", "b", "a"]


def test_markup_is_made_once_for_each_place_and_document() -> None:
    template = engines["django"].from_string(f"{LOAD}{ONCE} {ONCE.replace('word', 'word|upper')}")
    paper, other = Paper("one"), Paper("two")
    assert template.render({"kept": keeper.of(paper), "word": "<a>"}) == "&lt;a&gt; &lt;A&gt;"
    assert template.render({"kept": keeper.of(paper), "word": "b"}) == "&lt;a&gt; &lt;A&gt;"
    assert template.render({"kept": keeper.of(other), "word": "b"}) == "b B"


def test_markup_is_made_each_time_where_nothing_keeps_it() -> None:
    template = engines["django"].from_string(
        "{% load catalogue_tags %}{% once kept %}{{ word }}{% endonce %}"
    )
    assert [template.render({"word": word}) for word in "ab"] == ["a", "b"]


def same_for(inside: str, values: str = "one=one") -> Any:
    return engines["django"].from_string(f"{LOAD}{{% same_for {values} %}}{inside}{{% endsame_for %}}")


class TestMarkupOfEqualValues:
    """``{% same_for … %}``: made once for values that show alike, never for others."""

    @pytest.fixture(autouse=True)
    def nothing_made_yet(self) -> Iterator[None]:
        latest.clear()
        yield
        latest.clear()

    def test_it_is_made_once_for_equal_values(self) -> None:
        template = engines["django"].from_string(
            LOAD + "{% same_for one=one %}{{ one.title }}{% endsame_for %}"
        )
        assert [template.render({"one": Paper(title)}) for title in ("a", "b", "a")] == ["a", "b", "a"]
        assert len(latest) == 2

    def test_it_sees_nothing_but_its_values(self) -> None:
        assert same_for("{{ one }}{{ two }}").render({"one": "1", "two": "2"}) == "1"

    def test_text_and_markup_of_the_same_letters_differ(self) -> None:
        template = engines["django"].from_string(
            LOAD + "{% same_for one=one %}{{ one.title }}{% endsame_for %}"
        )
        plain, markup = Paper("<b>"), Paper(mark_safe("<b>"))
        assert plain == markup
        assert template.render({"one": markup}) == "<b>"
        assert template.render({"one": plain}) == "&lt;b&gt;"

    def test_yes_and_one_differ(self) -> None:
        template = same_for("{{ one }}")
        assert [template.render({"one": one}) for one in (True, 1, 1.0)] == ["True", "1", "1.0"]

    def test_each_language_has_its_own(self) -> None:
        template = same_for("{{ one }}")
        for language in ("en-gb", "cy"):
            with override(language):
                template.render({"one": "x"})
        assert len(latest) == 2

    def test_what_may_change_is_made_each_time(self) -> None:
        template = same_for("{{ one.0 }}")
        some = ["a"]
        assert template.render({"one": some}) == "a"
        some[0] = "b"
        assert template.render({"one": some}) == "b"
        assert len(latest) == 0

    def test_a_value_that_is_not_there_is_none(self) -> None:
        assert same_for("{% if one is None %}none{% endif %}").render({}) == "none"

    @pytest.mark.parametrize("values", ["", "one", "one=one two"])
    def test_values_have_names(self, values: str) -> None:
        with pytest.raises(TemplateSyntaxError, match="takes names with values"):
            same_for("", values)


class TestTold:
    """Values are told apart by what they show."""

    @pytest.mark.parametrize("value", ["a", 1, None, date(2026, 1, 1), ("a", (1, None)), Paper("a")])
    def test_equal_values_are_told_alike(self, value: object) -> None:
        assert told(value) == told(value)
        assert hash(told((value,))) == hash(told((value,)))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (True, 1),
            (1, 1.0),
            ("a", SafeString("a")),
            (None, ""),
            ((), None),
            (("a",), "a"),
            (Paper("a"), ("a",)),
        ],
    )
    def test_what_shows_otherwise_is_told_apart(self, one: object, other: object) -> None:
        assert told(one) != told(other)
        assert told((one,)) != told((other,))

    @pytest.mark.parametrize("value", [["a"], {"a": 1}, object(), ("a", ["b"])])
    def test_what_may_change_is_not_told(self, value: object) -> None:
        with pytest.raises(NotTold):
            told(value)


def test_the_latest_stay_and_what_nobody_asks_for_goes() -> None:
    held, made = Latest(2), []

    def make(word: str) -> str:
        return held.get(word, lambda: made.append(word) or word)  # type: ignore[func-returns-value]

    for word in ("a", "b", "a", "c", "a", "d", "e", "a"):
        assert make(word) == word
        assert len(held) <= 4
    assert made == ["a", "b", "c", "d", "e"]
    make("b")
    assert made[-1] == "b"
