"""A developer's own machine: ``manage.py runserver``."""

from config.settings.base import *

DEBUG = True
SECRET_KEY = SECRET_KEY or "for development on this machine only"
ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]
SERVE_IMAGES = True
