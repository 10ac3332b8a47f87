"""Recording acts in the admin: live facts are edited beside the page and never in its draft.

``access`` who may · ``records`` what every form asks · ``forms`` the acts' own forms · ``history`` what
stands and how it came to · ``base`` and ``views`` one page's acts · ``withdrawal`` with what it touches ·
``many`` one announcement over several titles.
"""
