"""Steps before an application is started: what installs something, and scripts that do nothing else."""

from __future__ import annotations

import re

INSTALLS = re.compile(
    r"\b(install|sync|add|pip3?|poetry|uvx?|pdm|conda|\w*mamba|pixi|rye|hatch|pex|shiv|bazel|nix|make|just|wget|curl|tar|unzip)\b"
    r"|\.(sh|py|whl)\b|venv|-packages"
)
_PREPARES = re.compile(
    r"\b(alembic|migrate|upgrade|collectstatic|compilemessages|loaddata|createsuperuser|createcachetable|init-?db|seed|sleep"
    r"|echo|printf|mkdir|chown|chmod|export|set|cp|mv|rm|touch|fi|done)\b"
)
_ARGUMENTS = re.compile(r"\$(?:[@*1]|\{[@*1])")


def only_prepares(script: tuple[str, ...]) -> bool:
    """Whether a script ends with a step of preparation and never runs its arguments."""
    lines = [line for line in script if line.strip() and not line.lstrip().startswith("#")]
    return bool(lines) and not any(map(_ARGUMENTS.search, lines)) and bool(_PREPARES.search(lines[-1]))
