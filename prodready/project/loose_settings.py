"""Where a service takes its whole configuration from without types: what a failing CFG001 names first."""

from __future__ import annotations

import re

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import Call, Const, Module
from prodready.project.calls import NONE, Calls
from prodready.project.snapshot import Snapshot

_PREFIXED = "from_prefixed_env"
_DYNACONF = re.compile(r"^dynaconf\.(?:Dynaconf|LazySettings|FlaskDynaconf)$")
_DERPCONF = re.compile(r"^derpconf(?:\.config)?\.(?:Config\.)?define$")
_LOADERS = re.compile(r"^(?:yaml\.(?:\w+_)?load|tomllib\.loads?|tomli?\.loads?)$")
_PLAIN = "loads a file into a plain dict"
_HELPER = re.compile(r"^(?!os\.)\w[\w.]*\.(?:get_)?env_(?:\w+_)?(?:str|int|bool|float|list|opt|var|value)$")
"""Functions of other packages that read the variable which they are given."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+")
_CONFIGURING = re.compile(r"(?:^|_)(?:config\w*|settings?|cfg)(?:$|_)", re.IGNORECASE)


class LooseSettings(msgspec.Struct, frozen=True):
    """Places where the configuration as a whole is read without types."""

    places: tuple[Evidence, ...]


@fact
def loose_settings(snapshot: Snapshot, calls: Calls) -> LooseSettings:
    """Calls that guess types, and then functions named for configuration that load a file into a plain dict."""
    picked = calls.pick(
        resolved=lambda name: any(each.match(name) for each in (_DYNACONF, _DERPCONF, _LOADERS, _HELPER)),
        words=(_PREFIXED,),
    )
    found: dict[tuple[str, str], Evidence] = {}
    for path, module in snapshot.application():
        for call in picked.get(path, NONE):
            if note := _note(module, call):
                found.setdefault((path, note), Evidence(path, call.line, note))
    return LooseSettings(tuple(sorted(found.values(), key=lambda place: place.note.endswith(_PLAIN))))


def _note(module: Module, call: Call) -> str:
    if call.name.endswith("." + _PREFIXED):
        return f"{_PREFIXED} guesses the type of each variable"
    if _DYNACONF.match(call.name):
        return "dynaconf without validators guesses the type of each value"
    if _DERPCONF.match(call.name):
        return "derpconf keeps values as they come, without types"
    if _HELPER.match(call.name):
        given = call.args[0] if call.args and call.scope < 0 else None
        named = isinstance(given, Const) and bool(_VARIABLE.fullmatch(str(given.value)))
        return "each variable fills a constant of its own" if named else ""
    scope = module.functions[call.scope].name if call.scope >= 0 else ""
    return f"{scope} {_PLAIN}" if _CONFIGURING.search(scope) else ""
