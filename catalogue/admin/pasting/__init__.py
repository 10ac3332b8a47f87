"""Pasting in the admin: a table of units, codes into a group, outcomes into a unit.

Text → preview → confirm. Only drafts are made, never anything live, and all of it or nothing.
"""
