"""The configuration: its keys, their defaults, and layers of values that each know where they come from.

A later layer wins: defaults, the repository's file, pytest's ini, the command line. Nothing here names code to load,
raises a limit or leads out of the root, so a repository can only narrow its own audit, and ``prodready.config.checks``
reports where it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import msgspec

from prodready.errors import nearest
from prodready.facts.documents import Plain
from prodready.facts.files import Role
from prodready.model import Severity

KINDS = ("service", "worker", "library", "cli")
FAIL_ON = (*(severity.value for severity in Severity), "never")
ROLES = tuple(role.value for role in Role)
CODE = re.compile(r"[A-Z]{2,5}[0-9]*(:[A-Z]+[0-9]*)?")


class Threshold(msgspec.Struct, frozen=True):
    """``fail-under``: so many points, or so many percent of the applicable ones; inclusive, compared unrounded."""

    value: float
    percent: bool = False

    def __str__(self) -> str:
        return f"{self.value:g}{'%' if self.percent else ''}"


class Waiver(msgspec.Struct, frozen=True):
    """A point or finding that someone has agreed to live with until a day.

    ``reason``, ``owner`` and ``expires`` may be missing: such a waiver covers nothing and is reported.
    """

    code: str
    place: str  # file:line where it stands
    paths: tuple[str, ...] = ()  # globs; empty: everywhere
    reason: str = ""
    owner: str = ""
    expires: date | None = None


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting of an audit with its default. Globs are in the style of ``.gitignore``."""

    profile: str = "qa-cto"
    fail_under: Threshold | None = None
    require: tuple[str, ...] = ()
    fail_on: str = Severity.BLOCKER.value
    select: tuple[str, ...] = ()  # codes or their beginnings; empty: all of the profile
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    roles: Mapping[str, str] = msgspec.field(default_factory=dict)  # glob -> role
    kind: str = ""  # empty: detect
    per_file_ignores: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # glob -> codes
    waivers: tuple[Waiver, ...] = ()
    baseline: str = ""  # path relative to the root
    allow_partial: bool = False
    sure_only: bool = False  # without findings of low confidence
    rules: Mapping[str, Mapping[str, Plain]] = msgspec.field(default_factory=dict)  # code -> options
    profiles: Mapping[str, Mapping[str, Plain]] = msgspec.field(default_factory=dict)  # own profiles by name


FIELDS = {name.replace("_", "-"): name for name in Config.__struct_fields__}
"""Key in files -> field."""


class Layer(msgspec.Struct, frozen=True):
    """Some values from one source, by field, and the place of each."""

    values: Mapping[str, object]
    places: Mapping[str, str]

    @classmethod
    def of(cls, place: str, **values: object) -> Layer:
        """The values that are given (not None), all from ``place``."""
        given = {name: value for name, value in values.items() if value is not None}
        return cls(given, dict.fromkeys(given, place))


class Effective(msgspec.Struct, frozen=True):
    """The configuration in force. ``origins`` tells of each field where its value is from."""

    config: Config
    origins: Mapping[str, str] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    file: str = ""  # the configuration file that was read, as the user would name it
    repository: frozenset[str] = frozenset()  # fields whose value the repository chose

    def origin(self, name: str) -> str:
        """Where the value of the field is from."""
        return self.origins.get(name, "default")


def resolve(repository: Layer | None, *stronger: Layer, file: str = "") -> Effective:
    """The defaults overlaid by the repository's layer and then by each stronger one."""
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    for layer in ((repository,) if repository else ()) + stronger:
        values.update(layer.values)
        origins.update(layer.places)
    overruled = {name for layer in stronger for name in layer.values}
    chosen = frozenset(repository.values if repository else ()) - overruled
    return Effective(msgspec.structs.replace(Config(), **values), origins, file, chosen)


def threshold(text: str) -> Threshold:
    """``"16"`` or ``"80%"`` as a threshold. Raises ValueError with the reason."""
    number, percent = (text.strip()[:-1], True) if text.strip().endswith("%") else (text, False)
    try:
        value = float(number)
    except ValueError:
        raise ValueError(f'must be points or a percentage such as "80%", not "{text}"') from None
    if not 0 <= value < float("inf") or (percent and value > 100):
        raise ValueError(f"must lie between 0 {'and 100 %' if percent else 'and the number of points'}, not {text}")
    return Threshold(value, percent)


def codes(words: Iterable[str]) -> tuple[str, ...]:
    """Codes or their beginnings, upper case, commas allowed. Raises ValueError for what cannot be one."""
    found = [code for word in words for code in word.replace(",", " ").upper().split()]
    for code in found:
        if not CODE.fullmatch(code):
            raise ValueError(f'has "{code}", which is no code (OBS002) and no beginning of one (OBS)')
    return tuple(dict.fromkeys(found))


def code(text: str) -> str:
    """One whole code. Raises ValueError for anything else."""
    found = codes([text])
    if len(found) != 1:
        raise ValueError(f'must be one code, not "{text}"')
    return found[0]


def covers(selector: str, known: str) -> bool:
    """Whether the code ``known`` is ``selector`` or begins with it: ``SEC2`` covers ``SEC2:B301``."""
    return known.startswith(selector)


def one_of(word: str, allowed: tuple[str, ...]) -> str:
    """``word`` if it is allowed. Raises ValueError with the nearest."""
    if word not in allowed:
        raise ValueError(f'is "{word}", but may be {", ".join(allowed)}{nearest(word, allowed)}')
    return word


def inside(path: str) -> str:
    """``path`` if it cannot lead out of the root. Raises ValueError otherwise."""
    if "\0" in path:
        raise ValueError("has a null byte, which no name of a file has")
    return glob(path) if not path.startswith("/") else _outside(path)


def glob(pattern: str) -> str:
    """A glob, in which a leading slash means the root. Raises ValueError for one that would lead out of it."""
    if pattern.startswith("~") or re.match(r"[A-Za-z]:|\\\\", pattern) or ".." in re.split(r"[/\\]", pattern):
        return _outside(pattern)
    return pattern


def _outside(path: str) -> str:
    raise ValueError(f'has "{path}", which leads out of the audited root')
