"""The site's addresses: the admin, documents, the catalogue's short addresses, then Wagtail's page tree."""

from django.conf import settings
from django.db import transaction
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as serve_page

handler500 = "config.errors.server_error"

# ATOMIC_REQUESTS is for those who write. A visitor only reads, and on SQLite a transaction per
# request would make every visitor queue for the one writer's lock.
transaction.non_atomic_requests(serve_page)

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.SERVE_IMAGES:
    urlpatterns += [
        re_path(
            rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>(?:images|original_images|avatar_images)/.+)$",
            serve_file,
            {"document_root": settings.MEDIA_ROOT},
        ),
    ]

urlpatterns += [
    path("", include("catalogue.urls")),
    # Anything else is a page of the tree. This must stay last.
    path("", include(wagtail_urls)),
]
