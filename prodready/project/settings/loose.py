"""Where a service takes its whole configuration from without types: what a failing CFG001 names first."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Const, Module, last_word
from prodready.project.code.calls import NONE, Calls
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

_PREFIXED = "from_prefixed_env"
_DYNACONF = re.compile(r"^dynaconf\.(?:Dynaconf|LazySettings|FlaskDynaconf)$")
_DERPCONF = re.compile(r"^derpconf(?:\.config)?\.(?:Config\.)?define$")
_LOADERS = re.compile(r"^(?:yaml\.(?:\w+_)?load|tomllib\.loads?|tomli?\.loads?)$")
_DICT = "plain dict"
_OF_LOGGING = re.compile(r"(?:^|[/_])log(?:ging|gers?|s)?(?=[/_.])")
"""Modules whose files say how to log."""
_FLASK = words("from_object from_pyfile from_mapping")
_HELPER = re.compile(r"^(?!os\.)\w[\w.]*\.(?:get_)?env_(?:\w+_)?(?:str|int|bool|float|list|opt|var|value)$")
"""Functions of other packages that read the variable which they are given."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+")
_CONFIGURING = re.compile(r"(?:^|_)(?:config\w*|settings?|cfg)(?:$|_)", re.IGNORECASE)

_LOADING = re.compile(
    r"""_*(?:(?:(?:re)?load|read|get|parse|init\w*?|set_?up|make|open|build|fetch|create|import|ensure|prepare)_(?:\w+_)?)?
    (?:config(?:uration)?s?|settings?|cfg)(?:_(?:files?|from_\w+|or_\w+|yaml|toml|json|dict|data|path|a?sync|once))*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Functions that get the configuration; those that update, check or serve one read what is no configuration of the service."""


class LooseSettings(msgspec.Struct, frozen=True):
    """``places``: where the configuration as a whole is read without types; ``filled``: where Flask's or Quart's takes the
    constants of a module, a class or a file as they come."""

    places: tuple[Evidence, ...]
    filled: tuple[Evidence, ...] = ()


@fact
def loose_settings(snapshot: Snapshot, calls: Calls) -> LooseSettings:
    """Calls that guess types and objects that answer for any name; then functions and variables named for configuration
    that a file fills as a plain dict."""
    picked = calls.pick(
        resolved=lambda name: any(each.match(name) for each in (_DYNACONF, _DERPCONF, _LOADERS, _HELPER)),
        words=(_PREFIXED, *_FLASK),
    )
    found: dict[tuple[str, str], Evidence] = {}
    filled: list[Evidence] = []
    for path, module in snapshot.application():
        for call in picked.get(path, NONE):
            if last_word(call.name) in _FLASK and call.name.endswith(f".config.{last_word(call.name)}"):
                filled.append(Evidence(path, call.line, f"{last_word(call.name)} takes what is there, without types"))
            elif note := _note(path, module, call):
                found.setdefault((path, note), Evidence(path, call.line, note))
        for place in _of_any_name(path, module):
            found.setdefault((path, place.note), place)
    first = (Role.SETTINGS, Role.ENTRY)
    places = sorted(found.values(), key=lambda item: (item.note.endswith(_DICT), snapshot.role(item.path) not in first))
    served = [item for item in filled if snapshot.role(item.path) is not Role.CLI]
    return LooseSettings(tuple(places), tuple(served or filled))


def _note(path: str, module: Module, call: Call) -> str:
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
    if not _LOADERS.match(call.name) or _OF_LOGGING.search(path):
        return ""
    if call.scope < 0:
        bound = (item.target[1:] for item in module.assigns_of(-1) if item.value == CallRef(call.index, call.line))
        variable = next((name for name in bound if _CONFIGURING.search(name)), "")
        return f"{variable} is what a file holds, as a {_DICT}" if variable else ""
    scope = module.functions[call.scope].name
    return f"{scope} loads a file into a {_DICT}" if _LOADING.match(scope) else ""


def _of_any_name(path: str, module: Module) -> Iterator[Evidence]:
    """Objects of the module for settings whose class looks any name up: ``settings = Settings(DEFAULTS)``."""
    asked = {item.owner for item in module.functions if item.name == "__getattr__" and item.owner >= 0}
    looked_up = {f":{module.classes[index].qualname}" for index in asked}
    for item in module.assigns_of(-1) if looked_up else ():
        made = module.call(item.value)
        if made is not None and made.name in looked_up and _CONFIGURING.search(item.target[1:]):
            line = module.classes[next(each for each in asked if f":{module.classes[each].qualname}" == made.name)].line
            yield Evidence(path, line, f"{made.name[1:]} looks any name up, without types")
