"""What is wrong with a version's data before it is published, field by field."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.lifecycle import Fault
from catalogue.wording import ENGLISH, Wording, gettext_noop

from .model import VersionFacts


def check_version(
    version: VersionFacts, held: Iterable[VersionFacts] = (), wording: Wording = ENGLISH
) -> list[Fault]:
    """Return the faults of ``version`` beside the versions ``held``, of which it is not yet one."""
    others = tuple(held)
    faults = [*_label(version, others, wording), *_transfer(version, wording), *_dates(version, wording)]
    targets = {other.sequence for other in others}
    if version.corrects is not None and version.corrects not in targets:
        template = gettext_noop("There is no version %(sequence)s to correct.")
        faults.append(Fault("corrects", wording.say(template, sequence=version.corrects)))
    if version.corrects is not None and version.change_class != "correction":
        faults.append(Fault("corrects", wording.say(gettext_noop("Only a correction corrects a version."))))
    return faults


def _label(version: VersionFacts, others: tuple[VersionFacts, ...], wording: Wording) -> list[Fault]:
    used = {_plain(other.label) for other in others if other.label}
    if not version.label.strip():
        return [Fault("label", wording.say(gettext_noop("Give the version its label.")))]
    if _plain(version.label) in used:
        template = gettext_noop("The label “%(label)s” was used before.")
        return [Fault("label", wording.say(template, label=version.label))]
    return []


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()


def _transfer(version: VersionFacts, wording: Wording) -> list[Fault]:
    until, start = version.transfer_until, version.effective_from
    if version.applies_to != "transfer":
        if until is None:
            return []
        template = gettext_noop("A last day to transfer is only for a version that learners may transfer to.")
        return [Fault("transfer_until", wording.say(template))]
    if until is None:
        return [Fault("transfer_until", wording.say(gettext_noop("Give the last day to transfer.")))]
    if start is not None and until < start:
        template = gettext_noop(
            "The last day to transfer, %(until)s, is before the version takes effect, %(start)s."
        )
        return [Fault("transfer_until", wording.say(template, until=until, start=start))]
    return []


def _dates(version: VersionFacts, wording: Wording) -> list[Fault]:
    end, start = version.last_registration, version.effective_from
    if end is None or start is None or end >= start:
        return []
    template = gettext_noop(
        "The last date to register, %(end)s, is before the version takes effect, %(start)s."
    )
    return [Fault("last_registration", wording.say(template, end=end, start=start))]
