"""Where a unit or a qualification is used: what an editor must know before changing or unpublishing it.

``uses`` what is told, and all of it for one page · ``published`` by versions, which everybody may read ·
``drafts`` by drafts, of which only the user's own are told · ``panel`` the editor's side panel.
"""
