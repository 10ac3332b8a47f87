"""One content security policy for the public, a slightly wider one for Wagtail's admin."""

from __future__ import annotations

from csp.constants import NONCE
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import NoReverseMatch

from catalogue.addresses import url_of
from config.starters import with_nonce

# Wagtail 8.0 starts its date fields, choosers and lists of rows with an inline script each, which gets the
# response's nonce where it is nothing but such a start. Its menus and editors write style attributes, and its
# text editor a style element, so that styles are free; a style runs nothing. Uploads are shown from blob:
# addresses before they are saved, and previews in a frame of the editor's page.
ADMIN_DIRECTIVES = {
    "frame-ancestors": ["'self'"],
    "script-src": ["'self'", NONCE],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
}


class SiteCSPMiddleware(CSPMiddleware):
    """django-csp, with ``ADMIN_DIRECTIVES`` for the pages of Wagtail's admin."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Give Wagtail's own inline scripts the nonce of the response, then write the policy.

        A preview is answered by a request inside a request of the admin: the outer one writes the policy,
        which lets the page stand in the editor's frame.
        """
        if getattr(request, "is_dummy", False):
            return response
        html = response.get("Content-Type", "").startswith("text/html")
        if _in_admin(request) and html and isinstance(response, HttpResponse):
            response.content = with_nonce(response.content, self._make_nonce(request))
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        answer: HttpResponseBase = super().process_response(request, response)
        return answer

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 -- django-csp's signature
    ) -> PolicyParts:
        """The parts of the policy for this response; a view's own ``csp_replace`` still has the last word."""
        parts = super().get_policy_parts(request, response, report_only)
        if _in_admin(request):
            parts.replace = {**ADMIN_DIRECTIVES, **(parts.replace or {})}
        return parts


def _in_admin(request: HttpRequest) -> bool:
    try:
        root = url_of("wagtailadmin_home")
    except NoReverseMatch:  # a site may leave the admin out of its public processes
        root = "/admin/"
    return request.path_info.startswith(root)
