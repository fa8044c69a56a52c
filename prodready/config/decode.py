"""Turns the tables of a configuration file into a layer of settings; every key has its reader here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from prodready import config
from prodready.config import Layer, Threshold, Waiver
from prodready.config.table import Table, plain
from prodready.facts.documents import Mapping, Plain

WAIVER_KEYS = ("code", "paths", "reason", "owner", "expires")

T = TypeVar("T")


def decode(node: Mapping, file: str) -> Layer:
    """The layer in a table of settings. Raises :class:`ConfigError` for the first thing that is wrong."""
    table = Table(node, file)
    table.only(config.FIELDS)
    values: dict[str, object] = {
        "profile": table.text("profile"),
        "fail_under": _threshold(table),
        "require": _codes(table, "require"),
        "fail_on": _choice(table, "fail-on", config.FAIL_ON),
        "select": _codes(table, "select"),
        "ignore": _codes(table, "ignore"),
        "exclude": _globs(table, "exclude"),
        "roles": _roles(table),
        "kind": _choice(table, "kind", config.KINDS),
        "per_file_ignores": _per_file_ignores(table),
        "waivers": _waivers(table),
        "baseline": _parsed(table, "baseline", config.inside, table.text("baseline")),
        "allow_partial": table.flag("allow-partial"),
        "sure_only": table.flag("sure-only"),
        "rules": _tables(table, "rules"),
        "profiles": _tables(table, "profiles"),
    }
    given = {name: value for name, value in values.items() if value is not None}
    places = {name: f"{file}:{table.line(name.replace('_', '-'))}" for name in given}
    return Layer(given, {**places, **_options(table)})


def _options(table: Table) -> dict[str, str]:
    """Where each option of a rule stands, by its dotted key."""
    rules = table.table("rules")
    tables = [rules.table(code) for code in rules] if rules is not None else []
    return {
        f"{each.name}.{key}": f"{each.file}:{each.line(key)}" for each in tables if each is not None for key in each
    }


def _parsed(table: Table, key: str, parse: Callable[[str], T], text: str | None) -> T | None:
    if text is None:
        return None
    try:
        return parse(text)
    except ValueError as error:
        raise table.error(key, str(error)) from None


def _threshold(table: Table) -> Threshold | None:
    return _parsed(table, "fail-under", config.threshold, table.amount("fail-under"))


def _choice(table: Table, key: str, allowed: tuple[str, ...]) -> str | None:
    return _parsed(table, key, lambda word: config.one_of(word, allowed), table.text(key))


def _codes(table: Table, key: str) -> tuple[str, ...] | None:
    words = table.texts(key)
    return None if words is None else _parsed(table, key, lambda text: config.codes([text]), " ".join(words))


def _globs(table: Table, key: str) -> tuple[str, ...] | None:
    globs = table.texts(key)
    for glob in globs or ():
        _parsed(table, key, config.glob, glob)
    return globs


def _roles(table: Table) -> dict[str, str] | None:
    roles = table.table("roles")
    if roles is None:
        return None
    for glob in roles:
        _parsed(roles, glob, config.glob, glob)
    return {glob: _choice(roles, glob, config.ROLES) or "" for glob in roles}


def _per_file_ignores(table: Table) -> dict[str, tuple[str, ...]] | None:
    ignores = table.table("per-file-ignores")
    if ignores is None:
        return None
    for glob in ignores:
        _parsed(ignores, glob, config.glob, glob)
    return {glob: _codes(ignores, glob) or () for glob in ignores}


def _waivers(table: Table) -> tuple[Waiver, ...] | None:
    waivers = table.tables("waivers")
    return None if waivers is None else tuple(_waiver(waiver) for waiver in waivers)


def _waiver(table: Table) -> Waiver:
    table.only(WAIVER_KEYS)
    code = _parsed(table, "code", config.code, table.text("code"))
    if code is None:
        raise table.error("code", "is missing: a waiver names what it waives")
    return Waiver(
        code=code,
        place=f"{table.file}:{table.node.line}",
        paths=_globs(table, "paths") or (),
        reason=table.text("reason") or "",
        owner=table.text("owner") or "",
        expires=_parsed(table, "expires", _date, table.text("expires")),
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f'must be a date such as 2030-12-31, not "{text}"') from None


def _tables(table: Table, key: str) -> dict[str, dict[str, Plain]] | None:
    outer = table.table(key)
    if outer is None:
        return None
    found: dict[str, dict[str, Plain]] = {}
    for name in outer:
        inner = outer.table(name)
        content = plain(inner.node) if inner else {}
        found[name] = content if isinstance(content, dict) else {}
    return found
