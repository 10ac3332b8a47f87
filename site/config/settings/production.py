"""A public site. Refuses to start with a sentence that says what is missing."""

from config.production_checks import refuse_open_hosts, refuse_plain_http, refuse_weak_secret_key
from config.settings.base import *

refuse_weak_secret_key(SECRET_KEY)
refuse_open_hosts(ALLOWED_HOSTS)

# Only for one's own machine, where nothing terminates TLS: see config/settings/demo.py.
PLAIN_HTTP = env.bool("PLAIN_HTTP", default=False)
refuse_plain_http(ALLOWED_HOSTS, plain_http=PLAIN_HTTP)

SECURE_SSL_REDIRECT = not PLAIN_HTTP
SESSION_COOKIE_SECURE = not PLAIN_HTTP
CSRF_COOKIE_SECURE = not PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else env.int("HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not PLAIN_HTTP
SECURE_HSTS_PRELOAD = not PLAIN_HTTP
if env.bool("BEHIND_PROXY", default=False):
    # The proxy must set this header itself and never pass on a visitor's.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    # Two lines for every task that ran well, several tasks for every page saved.
    "loggers": {"django_tasks": {"level": "WARNING"}},
}
