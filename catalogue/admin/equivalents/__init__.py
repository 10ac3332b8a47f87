"""Declaring equivalents: units that agree are suggested, an editor's word makes them count."""
