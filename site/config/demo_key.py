"""The secret key of a demo site: made once, kept out of version control."""

from __future__ import annotations

import secrets
from pathlib import Path

KEY_FILE = Path(__file__).resolve().parents[2] / "var" / "secret-key"


def kept_secret_key(path: Path = KEY_FILE) -> str:
    """The key in ``path``; a new one is written there, readable by its owner only, when there is none."""
    if path.exists() and (key := path.read_text(encoding="ascii").strip()):
        return key
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    key = secrets.token_urlsafe(64)
    path.write_text(key + "\n", encoding="ascii")
    return key
