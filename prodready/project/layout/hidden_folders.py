"""Texts in hidden folders: what editors and agents are told, and not how people set the service up."""

from __future__ import annotations

import re

_HIDDEN = re.compile(r"(?:^|/)\.(?!github/[^/]+$)[\w-]+/")
"""GitHub shows a ``README`` and its kin that stand in its folder itself."""


def is_for_tools(path: str) -> bool:
    """Whether a document stands in a hidden folder (``.github/skills/deploy.md``, ``.cursor/rules/setup.md``)."""
    return _HIDDEN.search(path) is not None
