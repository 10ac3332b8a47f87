"""What every environment shares. Values that differ between machines come from the environment.

The variables and their defaults are one table in README.md; a test holds the two together.
"""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from config.plugins import plugin_modules

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"  # everything a running site writes; never committed

env = environ.Env()

SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
DEBUG = False

# Applications --------------------------------------------------------------------------

INSTALLED_APPS = [
    # Above Wagtail, so that our management commands and templates win over Wagtail's.
    # The full path matters: another distribution owns the bare module name "catalogue".
    "catalogue.apps.CatalogueConfig",
    "home.apps.HomeConfig",
    "wagtail.contrib.redirects",
    "wagtail.contrib.sitemaps",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

# Installed plugins switch themselves on; the variable names those to leave out.
INSTALLED_APPS += plugin_modules(exclude=env.list("CATALOGUE_PLUGINS_EXCLUDE", default=[]))

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "catalogue.caching.middleware.KeptPagesMiddleware",
    "config.csp.SiteCSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "catalogue.middleware.RefusalMiddleware",  # what the catalogue refuses, as a message in the admin
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database and cache ----------------------------------------------------------------------

VAR.mkdir(exist_ok=True)
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'site.sqlite3'}")}
_database = DATABASES["default"]
_database["ATOMIC_REQUESTS"] = True  # Wagtail's own publish view opens no transaction
_database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
_database["CONN_HEALTH_CHECKS"] = True
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for the writer (WAL), and a writer waits for its turn (IMMEDIATE, timeout)
    # instead of failing half way with "database is locked".
    _database["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;",
    }
else:
    INSTALLED_APPS.append("django.contrib.postgres")

# Replicas answer visitors without a session; see config/replicas.py.
for number, url in enumerate(env.list("READ_REPLICA_URLS", default=[]), 1):
    DATABASES[f"replica{number}"] = {
        **_database,
        **env.db_url_config(url),
        "ATOMIC_REQUESTS": False,
        "TEST": {"MIRROR": "default"},
    }
if len(DATABASES) > 1:
    DATABASE_ROUTERS = ["config.replicas.ReplicaRouter"]
    MIDDLEWARE.insert(0, "config.replicas.ReplicaMiddleware")

# What can be done after the answer (Wagtail's indexes): within the request, or by `manage.py db_worker`.
if env.str("TASKS", default="immediate") == "database":
    INSTALLED_APPS.append("django_tasks_db")
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
# Public pages are kept here, gzipped: some ten kilobytes each. See docs/decisions/0009-caching.md.
if CACHES["default"]["BACKEND"].endswith("LocMemCache"):
    CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 2000)
CATALOGUE_CACHE = env.str("CATALOGUE_CACHE", default="default")
# Where people report what is in their way; the accessibility statement prints it.
CATALOGUE_ACCESSIBILITY_CONTACT = env.str("CATALOGUE_ACCESSIBILITY_CONTACT", default="")
CATALOGUE_PAGE_MAX_AGE = env.int("CATALOGUE_PAGE_MAX_AGE", default=60)
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Files -----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(ROOT / "build" / "static"))
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "media"))
FIXTURE_DIRS = [ROOT / "fixtures"]
# Images an editor uploads are served by a proxy in production, by Django elsewhere.
# Documents always go through Wagtail, which asks whether the visitor may have them.
SERVE_IMAGES = False

# A specification editor's form has thousands of fields: a hundred units with their groups.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Language and time -----------------------------------------------------------------------

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en-gb")
LANGUAGES = [("en-gb", _("British English")), ("en", _("English")), ("cy", _("Welsh"))]
WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("cy", _("Welsh"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en-gb", _("British English")), ("cy", _("Welsh"))]
WAGTAIL_I18N_ENABLED = env.bool("WAGTAIL_I18N_ENABLED", default=False)
USE_I18N = True
USE_TZ = True
# For the admin's clocks only: a qualification's status is decided on London days, whatever stands here.
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")

# Wagtail ---------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = env.str("SITE_NAME", default="Qualifications catalogue")
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
# The site asks nothing of other people's servers.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")

# Security --------------------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

X_FRAME_OPTIONS = "DENY"  # Wagtail's preview views allow their own frames themselves
SECURE_REFERRER_POLICY = "same-origin"

# Public pages: our own files and nothing else. What the admin needs beyond this is in config/csp.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
    },
}
