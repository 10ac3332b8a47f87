"""Checks on the rule of combination: that it is one, that units can meet it, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .checks import Check, registry
from .draft import Draft
from .reading import reading_of, unknown_fields, unmatched_codes
from .window import window_of
from .wording import listed

NOT_TOLD = ("implied",)
"""What the rule workshop says and the gate does not: specifications do say things twice, and may."""


@registry.register("rule")
def rule(draft: Draft) -> Iterator[Check]:
    """The rule is well formed and some selection of the units meets it; what else its report finds is odd."""
    document = draft.qualification
    if document is None:
        return
    if document.rule is None:
        yield Check("no-rule", _("There is no rule yet: nobody can check whether units earn this."), "rule")
    elif not isinstance(document.rule, dict):
        yield _malformed(_("it must be an object with a list of rules."))
        return
    unknown = unknown_fields(document.rule)
    if unknown:
        yield _malformed(_("it has no field called %(names)s.") % {"names": listed(unknown)})
    read = reading_of(draft)
    for fault in read.faults:
        yield _malformed(fault)
    for finding in read.report.findings if read.report else ():
        if finding.code not in NOT_TOLD:
            yield Check(f"rule-{finding.code}", finding.message, "rule", finding.blocking)


@registry.register("rule-today", of_version=True)
def rule_today(draft: Draft) -> Iterator[Check]:
    """With the units available when registration is open, the rule can be met and every unit be of use."""
    window = window_of(draft)
    if draft.qualification is None or window is None or not draft.qualification.rule:
        return
    if not draft.records.warnings:  # that units are closed keeps no rule from going live
        return
    report = reading_of(draft, window.first).report
    for finding in report.findings if report else ():
        if finding.code.endswith("-on-day"):
            # The day moves on with every day; what is found stays the same.
            fact = " ".join(finding.units) or finding.code
            yield Check(f"rule-{finding.code}", finding.message, "rule", finding.blocking, fact)


@registry.register("rule-ranges")
def rule_ranges(draft: Draft) -> Iterator[Check]:
    """Every code of the rule as printed, in a range or by itself, is that of a unit of the table."""
    codes = unmatched_codes(draft)
    if codes:
        sentence = ngettext(
            "The rule as printed names %(codes)s, which no unit of the table is called.",
            "The rule as printed names %(codes)s, which no units of the table are called.",
            len(codes),
        )
        yield Check("rule-range", sentence % {"codes": listed(codes)}, "rule_text")


def _malformed(fault: str) -> Check:
    return Check(
        "rule-malformed", _("The rule cannot be read: %(fault)s") % {"fault": fault}, "rule", blocking=True
    )
