"""Django's management commands, which packages add to those of a project by putting a module into a folder."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"(?:^|/)management/commands/.+\.py$")


def is_management_command(path: str) -> bool:
    """Whether the module is a command that ``manage.py`` runs, or what such commands share."""
    return bool(_COMMAND.search(path))
