"""Whose images and documents are whose: by their collection."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.permissions import policy_registry

ANY_FILE_PERMISSION = ("add", "change", "delete", "choose")


def own_files(request: HttpRequest, model: Any) -> Any:
    """Return the images or documents of the visitor's collections."""
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(request.user, ANY_FILE_PERMISSION)
