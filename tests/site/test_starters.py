"""Which inline scripts of Wagtail's admin get the nonce: those that start a widget, no other."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from config.starters import with_nonce

STARTS = [
    b'<script>initDateChooser("id_day", {"dayOfWeekStart": 0, "format": "Y-m-d"});</script>',
    b'<script>new PageChooser("id_unit", {"modalUrl": "/admin/choose/", "canChooseRoot": false});</script>',
    b'<script>new DocumentChooser("id_file", {});</script>',
    b'<script>\n(function() {var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));})();</script>',
    b'<script>createTaskChooser("id_task");</script>',
]

OTHERS = [
    b"<script>alert(1)</script>",
    b'<script>initDateChooser("id_day", alert(1));</script>',
    b'<script>initDateChooser("id_day", {"a": alert(1)});</script>',
    b'<script>initDateChooser("id_day", {}); alert(1);</script>',
    b'<script>initDateChooser("id_day" + alert(1), {});</script>',
    b'<script>new Function("alert(1)", {});</script>',
    b'<script>new PageChooser("</script><script>alert(1)//", {});</script>',
    b'<script src="https://elsewhere.example/x.js"></script>',
    b'<script>new InlinePanel(JSON.parse("{}")); alert(1);</script>',
    b'<script>(function() { var panel = new InlinePanel(JSON.parse("{}")); alert(1); })();</script>',
]


@pytest.mark.parametrize("script", STARTS, ids=range(len(STARTS)))
def test_a_start_of_a_widget_gets_the_nonce(script: bytes) -> None:
    assert with_nonce(b"<p>" + script, "abc") == b"<p>" + script.replace(b"<script>", b'<script nonce="abc">')


@pytest.mark.parametrize("script", OTHERS, ids=range(len(OTHERS)))
def test_nothing_else_gets_it(script: bytes) -> None:
    assert with_nonce(script, "abc") == script


@pytest.mark.django_db
def test_the_admin_runs_no_script_without_it(admin_client: Client) -> None:
    response = admin_client.get("/admin/reports/site-history/")
    policy: Any = response["Content-Security-Policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";") if " " in part.strip())
    assert "unsafe-inline" not in rules["script-src"]
    nonce = rules["script-src"].split("'nonce-")[1].split("'")[0]
    assert f'<script nonce="{nonce}">initDateChooser(' in response.content.decode()
    again = admin_client.get("/admin/reports/site-history/")["Content-Security-Policy"]
    assert nonce not in again


@pytest.mark.django_db
def test_public_pages_have_no_nonce(client: Client) -> None:
    assert "nonce" not in client.get("/")["Content-Security-Policy"]
