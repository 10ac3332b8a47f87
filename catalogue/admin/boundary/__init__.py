"""The boundary between awarding bodies in Wagtail's admin: what one body's people may not learn of another's.

Wagtail asks for permission before something is changed, not everywhere before something is named: dialogues
say a page's title in their refusal, bulk actions list what one may not touch, filters offer everybody's
names, and uses are counted whoever asks. ``doors`` what an address names · ``bulk`` bulk actions ·
``filters`` the choices of filters · ``usage`` who uses a page · ``people`` whom one works with.
"""
