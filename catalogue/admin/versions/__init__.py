"""Versions in the admin: what the draft changes, units to take over, one issue for a suite's siblings."""
