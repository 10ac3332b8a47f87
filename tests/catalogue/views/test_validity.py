"""What is wrong with a page is found, so that a page without faults means something."""

from __future__ import annotations

import pytest

from tests.catalogue.views.validity import faults

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head>'
    "<body><main><h1>x</h1>{}</main></body></html>"
)
WRONG = {
    "not closed": ("<div>", "closes <div>"),
    "an attribute twice": ('<p class="a" class="b">x</p>', "class stands 2 times"),
    "an id twice": ('<p id="a">x</p><p id="a">y</p>', "id 'a' stands 2 times"),
    "nothing of that name": ('<label for="b">x</label>', "for names 'b'"),
    "a block in a paragraph": ("<p><div>x</div></p>", "<div> inside <p>"),
    "a block in a link in a heading": ('<h2><a href="/"><ul><li>x</li></ul></a></h2>', "<ul> inside <h2>"),
    "a link in a link": ('<a href="/"><b><a href="/">x</a></b></a>', "somewhere inside <a>"),
    "text in a list": ("<ul>x</ul>", "text inside <ul>"),
    "short rows": ("<table><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></table>", "not of one length"),
    "no date": ('<input type="date" value="soon">', "is no date"),
    "no attribute of it": ('<p href="/">x</p>', "<p> has no attribute href"),
    "no character": ("<p>&nosuch;</p>", "&nosuch is no character"),
    "a stray bracket": ("<p>1 < 2</p>", "a stray <"),
    "no element": ("<centre>x</centre>", "<centre> inside <main>"),
}


@pytest.mark.parametrize(("wrong", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_found(wrong: str, said: str) -> None:
    assert faults(PAGE.format("")) == []
    assert any(said in one for one in faults(PAGE.format(wrong)))
