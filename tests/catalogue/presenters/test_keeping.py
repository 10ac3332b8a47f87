"""What is made of a frozen document is made once for each language, and leaves memory with it."""

from __future__ import annotations

import gc
from dataclasses import dataclass

from django.template import engines
from django.utils.translation import override

from catalogue.presenters.keeping import Keeper, in_each_language, keeper, made_once

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
