"""Packages outside the repository that set logging up for the application, or may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prodready.api import Evidence
from prodready.facts.python import Call, last_word
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.types import Types
from prodready.project.layout.management import is_management_command
from prodready.project.logs.names import OF_DJANGO, is_delegated
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

_LOGS = frozenset({"logging", "log", "logs"})
_ALL = words("settings conf base common core default defaults global_settings main shared django all production prod")
"""Names of modules of settings that are for one topic, which is logging, and for all."""


def delegated(snapshot: Snapshot, types: Types, calls: Calls, django: DjangoSettings) -> Iterator[Evidence]:
    """Settings, calls and applications that leave logging to others; the calls of management commands set up their own runs."""
    yield from _elsewhere(django)
    yield from _handed(snapshot, types, django)
    delegating = calls.pick(resolved=is_delegated)
    based = calls.pick(written=types.symbols.shared_applications.__contains__)
    for path, _ in snapshot.application():
        if is_development(path):
            continue
        if not is_management_command(path):
            yield from _calls(path, delegating.get(path, NONE), types)
        yield from _bases(path, based.get(path, NONE))


def _elsewhere(django: DjangoSettings) -> Iterator[Evidence]:
    """``LOGGING_CONFIG = None`` switches Django's own set-up off, so something else sets logging up."""
    for item in django.of("LOGGING_CONFIG"):
        if item.value is None:
            yield Evidence(item.path, item.line, "Django's own logging set-up is switched off")


def _handed(snapshot: Snapshot, types: Types, django: DjangoSettings) -> Iterator[Evidence]:
    """Django's settings whose ``LOGGING`` is imported from a package outside, by its name or among all its settings."""
    held = any(item.target == "LOGGING" for path in django.modules for item in snapshot.modules[path].assigns)
    for path in django.modules:
        for item in snapshot.modules[path].imports:
            package = item.target.partition(".")[0]
            if item.target == OF_DJANGO:
                continue
            if item.local == "LOGGING" and types.symbols.definition(types.symbols.resolve(path, item.target)) is None:
                yield Evidence(path, item.line, f"LOGGING comes from {package}")
            elif (
                item.local == "*" and not held and _is_shared(item.target) and not types.symbols.files.may_have(package)
            ):
                yield Evidence(path, item.line, f"all of {item.target} is taken, which may hold LOGGING")


def _is_shared(name: str) -> bool:
    """Whether a module of a package holds settings for others to take (``open_framework.conf.base``), logging's among them."""
    first, *rest = name.split(".")
    if first in ("", "django"):
        return False
    topic = rest[-1] if rest else ""
    return topic in _LOGS or (topic in _ALL and not {"settings", "conf"}.isdisjoint(rest))


def _bases(path: str, made: Sequence[Call]) -> Iterator[Evidence]:
    """Applications that a package outside makes, which may set logging up for all who share it."""
    for call in made:
        yield Evidence(path, call.line, f"{last_word(call.name)} comes from a package outside")


def _calls(path: str, delegating: Sequence[Call], types: Types) -> Iterator[Evidence]:
    """Calls that set logging up by their name."""
    for call in delegating:
        yield Evidence(path, call.line, f"{types.symbols.resolve(path, call.name)} stands outside the repository")
