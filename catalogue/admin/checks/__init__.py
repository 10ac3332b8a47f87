"""The checks of a draft beside its editor: what must be mended, warnings and who acknowledged them, the rule.

``places`` where a check's field is in the editor · ``rule`` the rule in English with what it can give ·
``report`` all of it · ``counting`` how many, for listings · ``panel`` the editor's side panel · ``views``.
"""
