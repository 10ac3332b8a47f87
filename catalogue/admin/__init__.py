"""Our own views, forms and panels inside Wagtail's admin."""
