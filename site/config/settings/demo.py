"""``make demo``: production settings for one's own machine, over plain http, with a key kept in var/."""

import os

from config.demo_key import kept_secret_key

os.environ.setdefault("SECRET_KEY", kept_secret_key())
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost")
os.environ.setdefault("PLAIN_HTTP", "true")
os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")

from config.settings.production import *

SERVE_IMAGES = True
# Which of these does not apply to plain http on the loopback address, and is meant:
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
