"""What services of compose files do instead of starting the application: wait, check, or test others."""

from __future__ import annotations

import re

from prodready.project.containers.compose import Service
from prodready.project.containers.launch import idle
from prodready.project.deployment.told import commands, starts, told

IDLE = "does not start the application"
_CHECKS = re.compile(
    r"\b(pytest|tox|nox|py\.test|unittest|coverage|mutmut|cosmic-ray|ruff|mypy|flake8|pre-commit)\b|\btests?\b"
)
_TRIAL = re.compile(r"(?:^|[_.-])tests?$")
"""Names of services that test others."""


def duty(service: Service) -> str:
    """What a service does instead of starting the application, by its name and command; empty if nothing says so."""
    if _TRIAL.search(service.name):
        return "is there for tests"
    return IDLE if idle_body(service) else ""


def idle_body(service: Service) -> tuple[str, int] | None:
    """Where the command of a service stands that starts nothing; None if it has none."""
    bodies = ((service.entrypoint_path, service.entrypoint), (service.command_path, service.command))
    places = [(path or service.path, body[1]) for path, body in bodies if body is not None]
    return next((place for place, text in zip(places, told(service), strict=True) if _starts_nothing(text)), None)


def _starts_nothing(text: str) -> bool:
    """Whether a command only waits, checks or tests."""
    words = [words for words in commands(text) if words]
    if not words:
        return False
    if any(map(starts, words)):
        return False
    return all(idle(one) or _CHECKS.search(" ".join(one)) for one in words)
