"""Wagtail's views of our two pages, with what editors of specifications need beside them."""
