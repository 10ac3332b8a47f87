"""Progression on this site: from rows of the read model to ``catalogue.progression`` and its answers."""
