"""Profiles: checklists over the same rules, as data.

``builtin`` gives the TOML texts beside this module; ``define`` reads one; ``resolve`` follows ``extends`` and turns a
name into a :class:`Profile` whose codes all exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

import msgspec

from prodready.errors import ConfigError, nearest
from prodready.model import RuleInfo

DEFAULT = "qa-cto"


class Criterion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One question of a checklist, worth one point.

    It is met when every rule in ``points`` passes, no finding of a code in ``clean`` is open (``SEC2`` stands for
    ``SEC2:B301`` too), and none of a code in ``sound`` that is graver than a warning. ``pending``: the rules can show
    that it is not met, but no rule decides the whole of it yet, so it is never met.
    """

    id: str
    title: str = ""
    points: tuple[str, ...] = ()
    clean: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()
    pending: bool = False


Written = Criterion | str
"""A criterion, or a bare code: that point, or no finding of that code."""


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A profile as it is written. ``blockers``: findings that block here whatever their own severity.

    ``every`` adds each installed point; ``rated = false`` gives no rating.
    """

    title: str = ""
    source: str = ""
    extends: str = ""
    criteria: tuple[Written, ...] = ()
    add: tuple[Written, ...] = ()
    drop: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    every: bool = False
    rated: bool = True


class Shipped(Definition, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A profile that came with a package and not from the user.

    A rule that it names and that is not installed, because its plugin failed, leaves a criterion unknown instead of
    ending the run.
    """


D = TypeVar("D", bound=Definition)


class Profile(msgspec.Struct, frozen=True):
    """A checklist ready to be decided: its criteria in order, and the codes that must pass."""

    name: str
    title: str
    source: str
    criteria: tuple[Criterion, ...]
    require: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    rated: bool = True

    @property
    def codes(self) -> frozenset[str]:
        """Every code of a rule that a criterion names."""
        return frozenset(code for each in self.criteria for code in (*each.points, *each.clean, *each.sound))


@lru_cache(maxsize=1)
def builtin() -> Mapping[str, str]:
    """The TOML text of each profile that comes with prodready, by name."""
    found = (each for each in files(__name__).iterdir() if each.name.endswith(".toml"))
    texts = {each.name.removesuffix(".toml"): each.read_text("utf-8") for each in found}
    return MappingProxyType(dict(sorted(texts.items())))


def define(name: str, text: str) -> Shipped:
    """The profile ``name`` of a package from its TOML text. Raises ConfigError."""
    import tomli

    try:
        return _converted(name, tomli.loads(text), Shipped)
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f'the profile "{name}" is not valid TOML: {error}') from None


def convert(name: str, table: Mapping[str, object]) -> Definition:
    """The profile ``name`` of a user from a table of the configuration. Raises ConfigError."""
    return _converted(name, table, Definition)


def _converted(name: str, table: Mapping[str, object], kind: type[D]) -> D:
    _known_keys(name, table)
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise ConfigError(f'the profile "{name}": {error}') from None


def _known_keys(name: str, table: Mapping[str, object]) -> None:
    known = msgspec.structs.fields(Definition)
    keys = tuple(field.encode_name for field in known)
    for key in table:
        if key not in keys:
            hint = nearest(key, keys) or f"; the keys are {', '.join(keys)}"
            raise ConfigError(f'the profile "{name}" has the unknown key "{key}"{hint}')


class _Catalogue(msgspec.Struct, frozen=True):
    """The installed rules by code, and the profiles whose rules may be missing."""

    rules: Mapping[str, RuleInfo]
    shipped: frozenset[str]

    def check(self, profile: str, code: str, finding: bool | None = None) -> RuleInfo | None:
        info = self.rules.get(code)
        if info is None:
            if profile in self.shipped:
                return None
            hint = nearest(code, self.rules)
            raise ConfigError(f'the profile "{profile}" names "{code}", which is no installed rule{hint}')
        if finding is not None and finding is not bool(info.severity):
            kinds = ("a point", "a finding")
            is_, not_ = kinds[not finding], kinds[finding]
            raise ConfigError(f'the profile "{profile}" names "{code}" as {not_}, but it is {is_}')
        return info


def resolve(name: str, definitions: Mapping[str, Definition], rules: Sequence[RuleInfo]) -> Profile:
    """The profile ``name``, its bases followed and every code checked against ``rules``. Raises ConfigError."""
    shipped = frozenset(each for each, definition in definitions.items() if isinstance(definition, Shipped))
    catalogue = _Catalogue({info.code: info for info in rules}, shipped)
    flat = _flatten(name, definitions, catalogue, ())
    for code in flat.require:
        if not any(code in (each.id, *each.points) for each in flat.criteria):
            hint = nearest(code, [each.id for each in flat.criteria])
            raise ConfigError(f'the profile "{name}" requires "{code}", which is none of its criteria{hint}')
    for code in flat.blockers:
        catalogue.check(name, code, finding=True)
    return flat


def _flatten(
    name: str, definitions: Mapping[str, Definition], catalogue: _Catalogue, above: tuple[str, ...]
) -> Profile:
    if name in above:
        raise ConfigError(f"profiles extend each other in a ring: {' -> '.join((*above, name))}")
    if name not in definitions:
        by = f', which "{above[-1]}" extends' if above else ""
        raise ConfigError(f'there is no profile "{name}"{by}{nearest(name, definitions)}')
    own = definitions[name]
    base = _flatten(own.extends, definitions, catalogue, (*above, name)) if own.extends else None
    inherited = _dropped(name, base.criteria if base else (), own.drop)
    every = tuple(code for code, info in sorted(catalogue.rules.items()) if info.severity is None) if own.every else ()
    added = tuple(_criterion(name, written, catalogue) for written in (*own.criteria, *every, *own.add))
    criteria = (*inherited, *added)
    _unique(name, criteria)
    if not criteria and not own.every:
        raise ConfigError(f'the profile "{name}" has no criteria')
    return Profile(
        name=name,
        title=own.title or (base.title if base else ""),
        source=own.source or (base.source if base else ""),
        criteria=criteria,
        require=_united(code for code in (*(base.require if base else ()), *own.require) if code not in own.drop),
        blockers=_united((*(base.blockers if base else ()), *own.blockers)),
        rated=own.rated and (base.rated if base else True),
    )


def _dropped(name: str, criteria: tuple[Criterion, ...], drop: tuple[str, ...]) -> tuple[Criterion, ...]:
    ids = [each.id for each in criteria]
    for code in drop:
        if code not in ids:
            raise ConfigError(f'the profile "{name}" drops "{code}", which it does not inherit{nearest(code, ids)}')
    return tuple(each for each in criteria if each.id not in drop)


def _criterion(name: str, written: Written, catalogue: _Catalogue) -> Criterion:
    if isinstance(written, str):
        info = catalogue.check(name, written)
        if info and info.severity:
            return Criterion(written, info.question, clean=(written,))
        return Criterion(written, info.question if info else "", points=(written,))
    for code in written.points:
        catalogue.check(name, code, finding=False)
    for code in (*written.clean, *written.sound):
        catalogue.check(name, code, finding=True)
    if not (written.points or written.clean or written.sound or written.pending):
        raise ConfigError(f'the profile "{name}": {written.id} names no rule that decides it')
    return written


def _unique(name: str, criteria: Iterable[Criterion]) -> None:
    seen: set[str] = set()
    for each in criteria:
        if each.id in seen:
            raise ConfigError(f'the profile "{name}" has the criterion "{each.id}" twice')
        seen.add(each.id)


def _united(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
