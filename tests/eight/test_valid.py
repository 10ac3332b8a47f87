"""Every kind of public page, in each of its states, is valid HTML."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.catalogue.views.validity import faults

STAR = "/qualifications/603-5847-6/"
L4 = "/qualifications/600-5932-1/"
COACHES = "/qualifications/ilm-level-3-certificate-for-professional-workplace-coaches/"
PAGES = {
    "home": "/",
    "qualifications": "/qualifications/",
    "results": "/qualifications/?q=coaching&level=5&closed=1&sort=title",
    "results by number": "/qualifications/?q=603/5847/6",
    "results, one facet whole": "/qualifications/?closed=1&all=body",
    "no results": "/qualifications/?q=coachnig",
    "results, much ignored": "/qualifications/?page=-1&colour=red&level=%00&q=<b>%26amp;%26nosuch;\"'",
    "units": "/units/?q=leadership",
    "qualification": STAR,
    "qualification of a hundred units": L4,
    "qualification without a number": COACHES,
    "qualification, my version": f"{L4}?registered=2015-01-31",
    "qualification, no such day": f"{L4}?registered=xyzzy",
    "version": f"{STAR}v/1/",
    "checker": f"{L4}check/",
    "checker, answered": f"{L4}check/?registered=01/09/2014&paste=8605-400+8605-401",
    "checker, no such day": f"{L4}check/?registered=xyzzy&u=nothing",
    "unit": "/units/ilm/d3-01/",
    "unit of another body": "/units/aim/aj5-4-nq-002/",
    "unit, version": "/units/ilm/d3-01/v/1/",
    "bodies": "/awarding-bodies/",
    "body": "/awarding-bodies/ilm/",
    "suite": "/suites/ilm/level-4-leadership-and-management/",
    "changes": "/changes/",
    "closing soon": "/closing-soon/",
    "accessibility": "/accessibility/",
    "compare, nothing chosen": "/compare/",
    "compare, one chosen": "/compare/?a=600-5791-9&q=diploma",
    "compare, one not here": "/compare/?a=nothing&b=600-5791-9",
    "compare": "/compare/?a=600-5791-9&b=600-5781-6",
    "compare units": "/compare/units/?a=ilm/d3-01&b=ilm/d3-02",
    "routes": "/routes/?from=600-5932-1",
    "my units": "/my-units/",
    "my units, one held": "/my-units/?have=600-5791-9",
    "my units, ticking": "/my-units/?tick=600-5932-1",
    "not found": "/qualifications/no-such-thing/",
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_it_is_valid(client: Client, address: str) -> None:
    response = client.get(address, follow=True)
    assert response.status_code in (200, 404)
    assert response["Content-Type"].startswith("text/html")
    assert faults(response.content.decode()) == []
