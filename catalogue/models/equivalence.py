"""Declared equivalents: an editor's word that one unit may stand in for another."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .live import Act


class EquivalenceRecord(Act):
    """One who holds the unit ``held`` is treated as holding the unit ``subject``: directed, without chains.

    The latest announced record of a pair says whether it stands. It is never taken from a likeness of titles:
    an editor of the body that owns ``subject`` declares it, and ``source`` says on whose word.
    """

    held = models.UUIDField(_("unit that stands in"), db_index=True)
    stands = models.BooleanField(_("stands"), default=True)

    class Meta(Act.Meta):
        verbose_name = _("equivalence of units")
        verbose_name_plural = _("equivalences of units")

    def __str__(self) -> str:
        return f"{self.held} → {self.subject}"
