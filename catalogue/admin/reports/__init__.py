"""Listings and reports for a body's people: what is theirs, with filters, columns and a file to take away.

``base`` what they have in common · ``pages`` qualifications and units · ``days`` what closes, what is to be
looked at again, sources that grow old · ``drafts`` drafts whose checks ask for something · ``versions`` what
was published when · ``menu`` and ``urls`` list them all.
"""
