"""Constants in application code that serve as secrets (detection H4), found where names meet values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import Confidence, Location, fact
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Map, Module, Op, last_word
from prodready.project.code.constants import Constants
from prodready.project.code.symbols import Symbols
from prodready.project.secrets.arguments import given_secrets
from prodready.project.secrets.files import Secret, written
from prodready.project.secrets.guards import SecretGuards, is_refused_in_production
from prodready.project.secrets.key_names import is_asked_for, is_key_name, maps_names
from prodready.project.secrets.replaced import is_generated, is_replaced, opens_local_directory
from prodready.project.secrets.values import Look, Name, is_local, look, masked, name_kind, password_in_address, words
from prodready.project.services.django_settings import is_development, is_to_copy
from prodready.project.services.production import Production, place

_READS = frozenset(
    {"getenv", "get", "pop", "setdefault", "config", "env", "str", "bytes", "Field", "field", "environ", "url"}
)
_CASTS = frozenset({"builtins.str", "builtins.bytes"})
_NO_READS = frozenset(
    {"AliasChoices", "AliasPath", "replace", "add_argument", "getattr", "setattr", "filter", "format", "join", "encode"}
)
_SETTINGS = re.compile(r"(?:Settings|Config|Conf|Options|Environment)$")
_BASES = re.compile(r"(?:Base)?(?:Settings|Config)$")
_ENUMS = re.compile(r"(?:^|\.)(?:\w*Enum|\w*Choices|\w*Flag|Constants?)$")
_TABLES = frozenset({"config", "conf", "settings", "update", "from_mapping", "environ"})
_TRIALS = frozenset({"test", "tests", "testing"})
"""Words in names of addresses that tests alone connect to."""
_REFUSED = re.compile(r"insecure|forbidden|refused|disallowed|blocked|weak|unsafe", re.I)
"""Names of tables of values that a check looks for."""
_PARSER_METHODS = frozenset({"getboolean", "getint", "getfloat", "has_option", "has_section"})
_ADDRESS = re.compile(r"[:/]")
"""Stands in keys that are addresses of terms (``urn:oasis:names:tc:SAML:2.0:ac:classes:Password``)."""
_EXAMPLES = frozenset({"example", "examples"})
"""Keys under which a description of an interface shows what may be sent (``json_schema_extra``)."""


class HardCoded(msgspec.Struct, frozen=True):
    """All of them, by place."""

    found: tuple[Secret, ...]


class _Candidate(msgspec.Struct, frozen=True):
    """A name and its text somewhere; ``settings`` tells that the place configures the service."""

    node: Assign | Call
    name: str
    expr: Expr | None
    settings: bool
    line: int = 0
    default: bool = False
    source: Expr | None = None  # what ``expr`` was taken out of

    @property
    def text(self) -> str:
        """The value; a name is reported where it is bound."""
        return str(self.expr.value) if isinstance(self.expr, Const) else ""


@fact
def hard_coded(production: Production, constants: Constants, guards: SecretGuards) -> HardCoded:
    """Search modules of production, and its files of configuration."""
    found = {
        (secret.place.path, secret.place.line, secret.name): secret
        for path, module in production.application()
        if not is_development(path) and not is_to_copy(path)
        for secret in _Search(production, constants, guards, path, module).secrets()
    }
    found.update({(item.place.path, item.place.line, item.name): item for item in written(production.snapshot)})
    return HardCoded(tuple(sorted(found.values(), key=lambda item: (item.place, item.name))))


class _Search(msgspec.Struct, dict=True):
    """The search in one module."""

    production: Production
    constants: Constants
    guards: SecretGuards
    path: str
    module: Module

    @property
    def symbols(self) -> Symbols:
        return self.production.symbols

    def secrets(self) -> Iterator[Secret]:
        taken: set[int] = set()
        for candidate in self._candidates():
            node = candidate.node
            if candidate.source is None and isinstance(node, Call) and node.index in taken | self._compared:
                continue  # an environment read inside what was reported, or one that is only looked at
            secret = self._judged(candidate)
            if secret is None:
                continue
            if isinstance(candidate.source, CallRef):
                taken.add(candidate.source.index)
            if not self._is_off(candidate):
                yield secret

    @cached_property
    def _compared(self) -> set[int]:
        """Calls whose result a condition compares with something, as a check for defaults does."""
        tests = (branch.test for branch in self.module.branches)
        compared = (item for test in tests for item in _comparisons(test))
        return {item.index for test in compared for item in test.items if isinstance(item, CallRef)}

    @cached_property
    def _parsers(self) -> frozenset[str]:
        """Names that hold a ``ConfigParser``, told by what only such a thing is asked."""
        asked = (call.name.rpartition(".") for call in self.module.calls)
        return frozenset(head for head, _, last in asked if last in _PARSER_METHODS)

    # candidates

    def _candidates(self) -> Iterator[_Candidate]:
        for assign in self.module.assigns:
            if assign.value is not None:
                yield from self._of_assign(assign)
        for call in self.module.calls:
            yield from self._of_call(call)
        for function in self.module.functions:
            for param in function.params:
                if _is_text(param.default):
                    anchor = Assign(f"%{param.name}", None, None, param.line, function.index, function.owner)
                    yield _Candidate(anchor, param.name, param.default, settings=False, default=True)

    def _of_assign(self, assign: Assign) -> Iterator[_Candidate]:
        expr, default = self._value(assign.value)
        if not _is_text(expr) and not isinstance(assign.value, Map):
            return
        name = last_word(assign.target)
        settings = self._configures(assign)
        if name.endswith("[]"):
            name = str(assign.key.value) if isinstance(assign.key, Const) else ""
            settings = last_word(assign.target[:-2]).lower() in _TABLES
        elif name == "secret_key":
            settings = settings or assign.target[0] in ":%"  # ``app.secret_key = …``
        yield _Candidate(assign, name, expr, settings, default=default, source=assign.value)
        if isinstance(assign.value, Map) and not _REFUSED.search(assign.target):
            yield from self._of_map(assign, assign.value, settings)

    def _of_map(self, node: Assign | Call, value: Map, settings: bool) -> Iterator[_Candidate]:
        hosts = [item.value for key, item in value.items if isinstance(item, Const) and _is_host(key)]
        if any(isinstance(host, str) and is_local(host) for host in hosts):
            return
        for key, item in value.items:
            if isinstance(key, Const) and key.value in _EXAMPLES:
                continue
            if isinstance(item, Map):
                yield from self._of_map(node, item, settings)
            elif isinstance(key, Const) and isinstance(key.value, str) and not _ADDRESS.search(key.value):
                expr, default = self._value(item)
                if not _is_text(expr) or maps_names(value, key, expr):
                    continue
                yield _Candidate(node, key.value, expr, settings, getattr(item, "line", 0), default, item)

    def _of_call(self, call: Call) -> Iterator[_Candidate]:
        for name, value in given_secrets(call):
            if _is_text(value):
                yield _Candidate(call, name, value, settings=True, line=getattr(value, "line", 0))
        first = call.args[0] if call.args else None
        if not call.kwargs and not isinstance(first, (Const, Map)) and not any(isinstance(x, Map) for x in call.args):
            return  # it names nothing
        last = last_word(call.name)
        table = last in _TABLES and bool(call.kwargs)
        for key, value in call.kwargs:
            if _is_text(value) and key not in ("default", "**") and name_kind(key) is not Name.OTHER:
                yield _Candidate(call, key, value, settings=table, line=getattr(value, "line", 0))
        for argument in call.args:
            if isinstance(argument, Map) and (table or last in ("create_engine", "connect")):
                yield from self._of_map(call, argument, settings=True)
        read = self._read(call)
        if read is not None and _is_text(read[1]):
            yield _Candidate(call, read[0], read[1], settings=True, default=True)

    def _read(self, call: Call) -> tuple[str, Expr] | None:
        """The variable's name and the default of a call that reads the environment or a configuration."""
        first = call.args[0] if call.args else None
        if not isinstance(first, Const) or not isinstance(first.value, str):
            return None
        last = last_word(call.name)
        if last in _NO_READS or call.name in _CASTS:  # the second argument of a cast is an encoding
            return None
        default = call.kwarg("default") or (call.args[1] if len(call.args) > 1 else None)
        if last == "get" and self._asks_parser(call):  # a section and an option
            default = call.kwarg("fallback")
        is_read = last in _READS or first.value.isupper() or "env" in last.lower()
        return (first.value, default) if default is not None and is_read else None

    def _asks_parser(self, call: Call) -> bool:
        """Whether a ``ConfigParser`` is asked, of this module or of another one."""
        held = call.name.rpartition(".")[0] in self._parsers
        return held or self.constants.types.call_name(self.path, call).startswith("configparser.")

    def _value(self, expr: Expr | None) -> tuple[Expr | None, bool]:
        """The constant at the heart of a value, and whether something else comes before it."""
        if isinstance(expr, Op) and expr.kind in ("or", "if"):
            items = expr.items[-1:] if expr.kind == "or" else (expr.items[0], expr.items[-1])
            return next((item for item in items if isinstance(item, Const)), None), True
        if isinstance(expr, CallRef):
            call = self.module.calls[expr.index]
            last = last_word(call.name)
            if (last in ("SecretStr", "SecretBytes", "Secret", "b64decode") or call.name in _CASTS) and call.args:
                return call.args[0], False
            if last in ("Field", "field"):
                inner = call.kwarg("default") or (call.args[0] if call.args else None)
                return (self._value(inner)[0] if inner is not None else None), True
            read = self._read(call)
            return (read[1], True) if read is not None else (None, False)
        return expr, False

    def _configures(self, assign: Assign) -> bool:
        """Whether a binding stands where a service is configured: a settings module or class, or a constant's place."""
        if assign.owner >= 0 and assign.target[0] == "&":
            cls = self.module.classes[assign.owner]
            bases = self.symbols.ancestors(self.path, cls)
            return bool(_SETTINGS.search(cls.name)) or any(_BASES.search(name) for name, _ in bases)
        name = assign.target.lstrip(":")
        return assign.target[0] == ":" and (name.isupper() or name in _TABLES)

    # judgement

    def _judged(self, candidate: _Candidate) -> Secret | None:
        value = candidate.text
        if self.guards.refuses(value):
            return None
        kind = name_kind(candidate.name)
        seen = look(value)
        if seen is Look.KNOWN:
            return self._secret(candidate, value, Confidence.HIGH)
        password = password_in_address(value)
        if password and candidate.settings and not _TRIALS & set(words(candidate.name)):
            if self.guards.refuses(password):
                return None
            return self._secret(candidate, password, Confidence.MEDIUM, inside=True)
        if kind is Name.OTHER or seen is Look.NOTHING or self._is_enum(candidate.node):
            return None
        if seen is Look.REAL:
            return self._secret(candidate, value, Confidence.HIGH if candidate.settings else Confidence.MEDIUM)
        if kind is Name.SECRET and candidate.settings and not self._is_key_name(candidate):
            return self._secret(candidate, value, Confidence.MEDIUM)
        return None

    def _is_key_name(self, candidate: _Candidate) -> bool:
        node = candidate.node
        asked = isinstance(node, Assign) and is_asked_for(self.module, node.target)
        return asked or is_key_name(self.module, candidate.name, candidate.text)

    def _secret(self, candidate: _Candidate, value: str, confidence: Confidence, *, inside: bool = False) -> Secret:
        where = place(self.path, candidate.node)
        if candidate.line:
            where = Location(self.path, candidate.line, 0, candidate.line, 0)
        default = candidate.default or self._is_field(candidate.node)
        return Secret(where, candidate.name, masked(value), confidence, default, inside)

    def _is_field(self, node: Assign | Call) -> bool:
        """Whether it is a field of pydantic's settings, which the environment replaces."""
        if isinstance(node, Call) or node.owner < 0 or node.target[0] != "&" or node.annotation is None:
            return False
        cls = self.module.classes[node.owner]
        return any(last_word(name) == "BaseSettings" for name, _ in self.symbols.ancestors(self.path, cls))

    def _is_enum(self, node: Assign | Call) -> bool:
        if node.owner < 0 or node.scope >= 0:
            return False
        cls = self.module.classes[node.owner]
        return any(_ENUMS.search(name) for name, _ in self.symbols.ancestors(self.path, cls))

    # what is no production

    def _is_off(self, candidate: _Candidate) -> bool:
        node = candidate.node
        if node.owner >= 0 and is_development(self.module.classes[node.owner].name):
            return True
        if isinstance(node, Call) and self.production.is_interactive(self.path, node):
            return True
        if self.production.is_switched(self.path, node.branch) or is_refused_in_production(self.module, node):
            return True
        if is_generated(self.module, node, candidate.name) or opens_local_directory(self.module, node, candidate.name):
            return True
        return isinstance(node, Assign) and is_replaced(self.production, self.path, node, candidate.name)


def _comparisons(test: Expr) -> Iterator[Op]:
    """The comparisons in a condition."""
    if isinstance(test, Op):
        if test.kind in ("==", "!=", "in", "not in"):
            yield test
        for item in test.items:
            yield from _comparisons(item)


def _is_text(expr: Expr | None) -> bool:
    return isinstance(expr, Const) and isinstance(expr.value, str) and expr.value != ""


def _is_host(key: Expr | None) -> bool:
    return isinstance(key, Const) and str(key.value).lower() in ("host", "hostname", "server")
