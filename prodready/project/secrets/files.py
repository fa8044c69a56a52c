"""Secrets in files of configuration: INI files of the application and compose files that are named for production."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Confidence, Location
from prodready.facts.documents import Document, Mapping, Node, Scalar, Sequence, at, entries
from prodready.facts.files import Role
from prodready.facts.python import Const, last_word
from prodready.project.secrets.values import (
    PLACEHOLDER,
    Look,
    Name,
    look,
    masked,
    name_kind,
    password_in_address,
    words,
)
from prodready.project.services.django_settings import is_development
from prodready.project.snapshot import Snapshot

_COMPOSE = re.compile(
    r"(?:^|/)(?:docker-)?compose[\w.-]*prod[\w.-]*\.ya?ml$|(?:^|/)prod\w*/[\w./-]*compose[\w.-]*\.ya?ml$", re.I
)
_INI = re.compile(r"\.(?:ini|cfg|conf)\Z", re.I)
_TOOLS = re.compile(
    r"(?:^|/)(?:setup|tox|pytest|mypy|pylintrc|flake8|bandit|babel)\.(?:ini|cfg)\Z|(?:^|/)\.[^/]+\Z", re.I
)
"""Configuration of tools, which start nothing that a secret would open."""
_SAMPLE = re.compile(r"(?:^|[/_.-])(?:example|sample|template|dist|default|skel\w*)(?:[/_.-]|$)", re.I)
_ELSEWHERE = frozenset({Role.TEST, Role.DOCS, Role.TEMPLATE, Role.VENDORED})
_FALLBACK = re.compile(r"^\$\{\w+:?-(.*)\}$")


class Secret(msgspec.Struct, frozen=True):
    """One place. ``shown`` is the value as far as a message may show it; ``default``: a setting can replace it; ``inside``: it
    is a part of an address."""

    place: Location
    name: str
    shown: str
    confidence: Confidence
    default: bool = False
    inside: bool = False


def written(snapshot: Snapshot) -> Iterator[Secret]:
    """All of them, in the order of the files."""
    replaced = _replaced(snapshot)
    for path, document in snapshot.of(Document):
        if snapshot.role(path) in _ELSEWHERE:
            continue
        if _COMPOSE.search(path):
            yield from _composed(path, document)
        elif _INI.search(path) and not (_TOOLS.search(path) or _SAMPLE.search(path) or is_development(path)):
            yield from _set(path, document, replaced)


def _replaced(snapshot: Snapshot) -> frozenset[str]:
    """Options that code sets before anything reads them (``config.set_main_option("sqlalchemy.url", …)``)."""
    calls = (call for module in snapshot.modules.values() for call in module.calls)
    firsts = (call.args[0] for call in calls if last_word(call.name) == "set_main_option" and call.args)
    return frozenset(str(first.value) for first in firsts if isinstance(first, Const))


def _set(path: str, document: Document, replaced: frozenset[str]) -> Iterator[Secret]:
    """Options of an INI file: provider's keys, passwords in addresses, and values under the name of a secret."""
    for section in entries(document.root):
        for option in entries(section.value):
            value = option.value.value if isinstance(option.value, Scalar) else ""
            if not isinstance(value, str) or not value:
                continue
            plain = value.strip("\"' ")
            kept, level = _kept(option.key, plain)
            if kept and not (option.key in replaced and look(kept) is Look.WORD):
                place = Location(path, option.line, 0, option.line, 0)
                yield Secret(place, option.key, masked(kept), level, inside=bool(password_in_address(plain)))


def _kept(name: str, value: str) -> tuple[str, Confidence]:
    """The secret in the value of an option, empty if there is none, and how sure that is.

    What repeats the name of the option or of the user stands for something else.
    """
    seen = look(value)
    if seen is Look.KNOWN:
        return value, Confidence.HIGH
    password = password_in_address(value)
    if not password and (name_kind(name) is not Name.SECRET or seen is Look.NOTHING):
        return "", Confidence.LOW
    kept = password or value
    said = value.partition("@")[0].removesuffix(f":{password}") if password else name
    repeats = bool(words(kept)) and set(words(kept)) <= set(words(said))
    return ("" if repeats or PLACEHOLDER.search(kept) else kept), Confidence.MEDIUM


def _composed(path: str, document: Document) -> Iterator[Secret]:
    """Passwords in the environment of services, in a compose file of production."""
    for service in entries(at(document.root, "services")):
        for name, value, line in _environment(at(service.value, "environment")):
            fallback = _FALLBACK.match(value)
            text = fallback.group(1) if fallback else value
            if name_kind(name) is Name.SECRET and look(text) is not Look.NOTHING:
                place = Location(path, line, 0, line, 0)
                yield Secret(place, name, masked(text), Confidence.MEDIUM, default=bool(fallback))


def _environment(node: Node | None) -> Iterator[tuple[str, str, int]]:
    """The variables of a service, written as a mapping or as a list."""
    if isinstance(node, Mapping):
        for each in node.entries:
            if isinstance(each.value, Scalar):
                yield each.key, str(each.value.value), each.line
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar):
                name, _, value = str(item.value).partition("=")
                yield name, value, item.line
