"""What is installed: rules, facts, profiles and report formats of all plugins, the built-in pack among them.

A plugin that fails costs only itself and a notice that names it; the built-in pack has no such excuse. Two plugins that
claim one code, fact type, profile or format are the user's to sort out: neither wins in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Generic, TypeVar

import msgspec
import pluggy

from prodready import hookspecs, reports
from prodready.api import Fact, Rule
from prodready.errors import UserError
from prodready.hookspecs import PROJECT, Format
from prodready.model import Notice, Result, RuleInfo

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

ENGINE = "prodready itself"
BUILTIN = "builtin"


class PluginError(UserError):
    """Plugins that cannot be installed together; the sentence names both."""


class BuiltinError(Exception):
    """The built-in pack does not load: the installation is broken, and no audit means anything."""


class Source(msgspec.Struct, frozen=True):
    """A plugin that can be loaded. ``name`` is how errors call it."""

    name: str
    load: Callable[[], object]
    builtin: bool = False


class Plugins:
    """Everything that the sources offer, each hook called when it is asked for.

    ``facts`` are the engine's own providers: they take part in the claims, and lead ``self.facts``.
    """

    def __init__(
        self, sources: Iterable[Source], facts: Sequence[Fact] = (), profiles: Mapping[str, str] | None = None
    ) -> None:
        self._engine_facts = tuple(facts)
        self._engine_profiles = dict(profiles or {})
        self._notices: list[Notice] = []
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(hookspecs)
        self._sources = tuple(source for source in sources if self._register(source))

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules by code."""
        claims: _Claims[str, Rule] = _Claims("rule")
        for source, offered in self._call("prodready_rules", _sequence_of(Rule)):
            claims.add(source.name, ((rule.info.code, rule) for rule in offered))
        return tuple(sorted(claims.taken.values(), key=lambda rule: rule.info.code))

    @cached_property
    def infos(self) -> tuple[RuleInfo, ...]:
        """The metadata of all rules by code."""
        return tuple(rule.info for rule in self.rules)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The engine's providers and then those of plugins."""
        claims: _Claims[type, Fact] = _Claims("provider of")
        claims.add(ENGINE, ((fact.type, fact) for fact in self._engine_facts))
        for source, offered in self._call("prodready_facts", _sequence_of(Fact)):
            claims.add(source.name, ((fact.type, fact) for fact in offered))
        return tuple(claims.taken.values())

    @cached_property
    def profiles(self) -> Mapping[str, str]:
        """TOML text by the profile's name."""
        claims: _Claims[str, str] = _Claims("profile")
        claims.add(ENGINE, self._engine_profiles.items())
        for source, offered in self._call("prodready_profiles", _texts):
            claims.add(source.name, offered.items())
        return claims.taken

    @cached_property
    def formats(self) -> Mapping[str, Format]:
        """Renderers of plugins by the format's name; those of the engine are in ``prodready.reports``."""
        claims: _Claims[str, Format | None] = _Claims("format")
        claims.add(ENGINE, ((name, None) for name in reports.FORMATS))
        for source, offered in self._call("prodready_formats", _renderers):
            claims.add(source.name, offered.items())
        return {name: renderer for name, renderer in claims.taken.items() if renderer is not None}

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What went wrong so far; every one means that the audit lacks what the plugin would have added."""
        return tuple(self._notices)

    def _register(self, source: Source) -> bool:
        try:
            self._manager.register(source.load(), name=source.name)
            self._manager.check_pending()
        except (Exception, SystemExit) as error:
            if self._manager.has_plugin(source.name):
                self._manager.unregister(name=source.name)
            self._failed(source, "could not be loaded", error)
            return False
        return True

    def _call(self, hook: str, checked: Callable[[object], T]) -> Iterator[tuple[Source, T]]:
        """The checked answer of each plugin that has the hook, one plugin at a time so that none can end the rest."""
        plugins = {source.name: self._manager.get_plugin(source.name) for source in self._sources}
        for source in self._sources:
            others = [plugin for name, plugin in plugins.items() if name != source.name]
            try:
                answers = [checked(answer) for answer in self._manager.subset_hook_caller(hook, others)()]
            except (Exception, SystemExit) as error:
                self._failed(source, f"failed in {hook}", error)
                continue
            yield from ((source, answer) for answer in answers)

    def _failed(self, source: Source, what: str, error: BaseException) -> None:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        if source.builtin:
            raise BuiltinError(f"the built-in pack {what}: {reason}") from error
        self._notices.append(Notice("error", f"the plugin {source.name} {what} and is left out: {reason}", "plugin"))


class _Claims(Generic[K, V]):
    """Who offers what; a second claim of one key is an error."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self.taken: dict[K, V] = {}
        self._owners: dict[K, str] = {}

    def add(self, owner: str, offered: Iterable[tuple[K, V]]) -> None:
        for key, value in offered:
            if key in self._owners:
                raise PluginError(
                    f'the {self.noun} "{_spelt(key)}" is claimed by {self._owners[key]} and by {owner}; '
                    "uninstall one of them"
                )
            self._owners[key] = owner
            self.taken[key] = value


def _spelt(key: object) -> str:
    return f"{key.__module__}.{key.__qualname__}" if isinstance(key, type) else str(key)


def _sequence_of(kind: type[T]) -> Callable[[object], tuple[T, ...]]:
    def checked(answer: object) -> tuple[T, ...]:
        found = tuple(answer) if isinstance(answer, Iterable) else (answer,)
        for each in found:
            if not isinstance(each, kind):
                raise TypeError(f"it gave a {type(each).__name__} where a {kind.__name__} is due")
        return found

    return checked


def _texts(answer: object) -> Mapping[str, str]:
    return _mapping(answer, lambda value: isinstance(value, str), "TOML text")


def _renderers(answer: object) -> Mapping[str, Format]:
    return _mapping(answer, callable, "a function")


def _mapping(answer: object, fits: Callable[[object], bool], wanted: str) -> Mapping[str, Any]:
    if not isinstance(answer, Mapping):
        raise TypeError(f"it gave a {type(answer).__name__} where a mapping is due")
    for name, value in answer.items():
        if not isinstance(name, str) or not fits(value):
            raise TypeError(f"it gave a {type(value).__name__} for {name!r} where {wanted} is due")
    return dict(answer)


def sources() -> tuple[Source, ...]:
    """The installed plugins: the built-in pack first, then by name."""
    found = [_source(entry) for entry in entry_points(group=PROJECT)]
    return tuple(sorted(found, key=lambda source: (not source.builtin, source.name)))


def _source(entry: EntryPoint) -> Source:
    distribution = f" ({entry.dist.name} {entry.dist.version})" if entry.dist else ""
    builtin = entry.name == BUILTIN and entry.dist is not None and entry.dist.name == PROJECT
    return Source(f"{entry.name}{distribution}", entry.load, builtin)


@lru_cache(maxsize=1)
def installed() -> Plugins:
    """The plugins of this environment, loaded once."""
    from prodready import profiles
    from prodready.project import providers

    return Plugins(sources(), providers.engine_facts(), profiles.builtin())


def format_names() -> tuple[str, ...]:
    """The names of all report formats, the engine's first."""
    return (*reports.FORMATS, *sorted(installed().formats))


def render(name: str, result: Result, options: reports.RenderOptions | None = None) -> str:
    """``result`` in the format called ``name``. Raises KeyError for an unknown name.

    A plugin's renderer that fails, or gives something else than text, raises :class:`PluginError`.
    """
    if name in reports.FORMATS:
        return reports.render(name, result, options)
    try:
        text: object = installed().formats[name](result, options or reports.RenderOptions())
    except Exception as error:
        if name not in installed().formats:
            raise
        raise PluginError(f'the report format "{name}" failed: {type(error).__name__}: {error}') from error
    if not isinstance(text, str):
        raise PluginError(f'the report format "{name}" gave a {type(text).__name__} instead of text')
    return text
