"""Where a service takes its whole configuration from without types: what a failing CFG001 names first."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Const, Flag, Module, Ref, last_word
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.types import Types
from prodready.project.settings.env_reads import EnvReads
from prodready.project.settings.libraries import BORROWED, CASTING, STARLETTE, STRUCTURED
from prodready.project.settings.objects import holds_readers
from prodready.project.settings.order import NAMED_CLASS
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

_PREFIXED = "from_prefixed_env"
_DYNACONF = re.compile(r"^dynaconf\.(?:Dynaconf|LazySettings|FlaskDynaconf)$")
_DERPCONF = re.compile(r"^derpconf(?:\.config)?\.(?:Config\.)?define$")
_LOADERS = re.compile(
    r"^(?:yaml\.(?:\w+_)?load|(?:tomllib|tomli|toml|pytoml|rtoml)\.loads?|(?:json|json5|hjson|commentjson)\.load)$"
)
_INI = re.compile(r"^configparser\.(?:Safe|Raw)?ConfigParser$")
_VALUES = re.compile(r"^dotenv(?:\.main)?\.dotenv_values$")
_READERS = {
    **{name: f"{library}'s reader" for name, (library, _, word) in CASTING.items() if word == "cast"},
    **dict.fromkeys(STARLETTE, "Starlette's Config"),
}
"""Readers that convert where they are told to, by their typed names."""
_DICT = "plain dict"
_ALONE = "texts without types"
_OF_FILES = (_DICT, _ALONE)
_OF_LOGGING = re.compile(r"(?:^|[/_])log(?:ging|gers?|s)?(?=[/_.])")
"""Modules whose files say how to log."""
_FLASK = words("from_object from_pyfile from_mapping")
_HELPER = re.compile(r"^(?!os\.)\w[\w.]*\.(?:get_)?env_(?:\w+_)?(?:str|int|bool|float|list|opt|var|value)$")
"""Functions of other packages that read the variable which they are given."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+")
_CONFIGURING = re.compile(r"(?:^|_)(?:conf(?:ig\w*)?|settings?|cfg)(?:$|_)", re.IGNORECASE)

_CONFIGURED = re.compile(r"(?:^|[/_])(?:config\w*|conf|settings?|cfg)(?=[/_.])", re.IGNORECASE)
"""Modules and folders for configuration."""
_LOADING = re.compile(
    r"""_*(?:(?:(?:re)?load|read|get|parse|init\w*?|set_?up|make|open|build|fetch|create|import|ensure|prepare)_(?:\w+_)?)?
    (?:config(?:uration)?s?|settings?|cfg)(?:_(?:files?|from_\w+|or_\w+|yaml|toml|json|dict|data|path|a?sync|once))*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Functions that get the configuration; those that update, check or serve one read what is no configuration of the service."""


_STARTING = re.compile(
    r"_*(?:main|run\w*|serve|start\w*|(?:create|make|build|init|get)_(?:\w+_)?(?:app|application|server))",
    re.IGNORECASE,
)
"""Functions that start or make the service."""


class LooseSettings(msgspec.Struct, frozen=True):
    """``places``: where the configuration as a whole is read without types; ``filled``: where Flask's or Quart's takes the
    constants of a module, a class or a file as they come; ``aside``: files that modules load which are for something else,
    and may hold what only that needs."""

    places: tuple[Evidence, ...]
    filled: tuple[Evidence, ...] = ()
    aside: tuple[Evidence, ...] = ()


@fact
def loose_settings(snapshot: Snapshot, calls: Calls, reads: EnvReads) -> LooseSettings:
    """Calls that guess types and objects that answer for any name; then records, functions and variables named for
    configuration that the environment or a file fills as it is."""
    types = calls.types
    picked = calls.pick(
        resolved=lambda name: any(
            each.match(name) for each in (_DYNACONF, _DERPCONF, _LOADERS, _HELPER, _INI, _VALUES, BORROWED)
        ),
        words=(_PREFIXED, *_FLASK),
    )
    readers = holds_readers(types)
    found: dict[tuple[str, str], Evidence] = {}
    filled: list[Evidence] = []
    for path, module in snapshot.application():
        for place in _of_records(path, module, types, reads):
            found.setdefault((path, place.note), place)
        for call in module.calls if readers else picked.get(path, NONE):
            if last_word(call.name) in _FLASK and call.name.endswith(f".config.{last_word(call.name)}"):
                filled.append(Evidence(path, call.line, f"{last_word(call.name)} takes what is there, without types"))
            elif note := _note(path, module, call) or _of_reader(path, call, types):
                found.setdefault((path, note), Evidence(path, call.line, note))
        for place in _of_any_name(path, module):
            found.setdefault((path, place.note), place)
    first = (Role.SETTINGS, Role.ENTRY)
    places = sorted(
        found.values(), key=lambda item: (item.note.endswith(_OF_FILES), snapshot.role(item.path) not in first)
    )
    aside = [
        item
        for item in places
        if item.note.endswith(_OF_FILES) and snapshot.role(item.path) not in first and not _CONFIGURED.search(item.path)
    ]
    served = [item for item in filled if snapshot.role(item.path) is not Role.CLI]
    kept = (item for item in places if item not in aside)
    return LooseSettings(tuple(kept), tuple(served or filled), tuple(aside))


def _of_records(path: str, module: Module, types: Types, reads: EnvReads) -> Iterator[Evidence]:
    """Records named for settings that variables fill as they come; those that convert are typed settings."""
    for cls in module.classes if path in reads.by_file else ():
        fills = any(cls.line <= read.line <= cls.end_line for read in reads.by_file[path])
        if fills and NAMED_CLASS.search(cls.name):
            names = (
                *(types.symbols.expr_name(path, item) for item in cls.decorators),
                *types.symbols.base_names(path, cls),
            )
            if any(map(STRUCTURED.match, names)):
                yield Evidence(path, cls.line, f"{cls.name} is a record of variables that nothing converts or checks")


def _of_reader(path: str, call: Call, types: Types) -> str:
    """What is said of a reader that converts where it is told to, and is not."""
    name = types.of(path, call.scope, Ref(call.name)) or types.symbols.resolve(path, call.name)
    borrowed = BORROWED.match(name) and ".py:" not in name
    library = _READERS.get(name) or (f"config of {name.partition('.')[0]}" if borrowed else "")
    given = call.args[0] if library and call.args else None
    named = isinstance(given, Const) and bool(_VARIABLE.fullmatch(str(given.value)))
    return f"{library} gives each value as a text where no cast is asked for" if named else ""


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
    if _VALUES.match(call.name):
        return f"dotenv_values gives {_ALONE}"
    if not (_INI.match(call.name) or _LOADERS.match(call.name)) or _OF_LOGGING.search(path):
        return ""
    kind = _ALONE if _INI.match(call.name) else f"a {_DICT}"
    bound = (item.target[1:] for item in module.assigns_of(call.scope) if item.value == CallRef(call.index, call.line))
    variable = next((name for name in bound if _CONFIGURING.search(name)), "")
    if call.scope < 0:
        variable = "" if call.has(Flag.MAIN) else variable
        return f"{variable} is what a file holds, as {kind}" if variable else ""
    scope = module.functions[call.scope].name
    if _LOADING.match(scope) and (kind != _ALONE or "_" in scope.strip("_")):  # any function may look into an INI file
        return f"{scope} loads a file into {kind}"
    return f"{scope} loads {variable} from a file as {kind}" if variable and _STARTING.match(scope) else ""


def _of_any_name(path: str, module: Module) -> Iterator[Evidence]:
    """Objects of the module for settings whose class looks any name up: ``settings = Settings(DEFAULTS)``."""
    asked = {item.owner for item in module.functions if item.name == "__getattr__" and item.owner >= 0}
    looked_up = {f":{module.classes[index].qualname}" for index in asked}
    for item in module.assigns_of(-1) if looked_up else ():
        made = module.call(item.value)
        if made is not None and made.name in looked_up and _CONFIGURING.search(item.target[1:]):
            line = module.classes[next(each for each in asked if f":{module.classes[each].qualname}" == made.name)].line
            yield Evidence(path, line, f"{made.name[1:]} looks any name up, without types")
