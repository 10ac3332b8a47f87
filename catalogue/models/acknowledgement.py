"""Warnings that somebody has looked at: who, when and why, for as long as the fact stays what it was."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AcknowledgedWarning(models.Model):
    """One warning of one page, acknowledged with a reason.

    ``fingerprint`` stands for the fact that was warned of: where the fact changes, the warning is a new one
    and this no longer speaks about it.
    """

    subject = models.UUIDField(_("subject"), db_index=True)
    code = models.CharField(_("check"), max_length=80)
    fingerprint = models.CharField(_("fingerprint of the fact"), max_length=64)
    sentence = models.TextField(_("warning"))
    reason = models.TextField(_("reason"))
    recorded_by = models.CharField(_("recorded by"), max_length=255, blank=True, editable=False)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("acknowledged warning")
        verbose_name_plural = _("acknowledged warnings")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "code", "fingerprint"], name="a_warning_is_acknowledged_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"
