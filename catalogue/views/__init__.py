"""The public views: an address in; a page, JSON or CSV out. Queries are in ``catalogue.reading``."""
