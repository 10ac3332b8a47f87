"""Interchange files in and out of the site.

``files`` paths to parsed files · ``loading`` one file into pages, all or nothing · ``bodies`` the awarding
body of a file · ``live`` its live facts · ``dumping`` pages back into a file.
"""
