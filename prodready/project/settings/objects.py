"""Where typed settings objects are made: classes of libraries, typed readers, and records that variables fill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from prodready.api import Evidence
from prodready.facts.python import Call, CallRef, Class, Expr, Module, Ref, Sub, last_word
from prodready.project.code.calls import Calls
from prodready.project.code.types import Types
from prodready.project.requests.libraries import library_of
from prodready.project.services.in_use import InUse
from prodready.project.settings.env_helpers import CONVERTERS, Helpers
from prodready.project.settings.env_reads import EnvRead, EnvReads
from prodready.project.settings.libraries import (
    BORROWED,
    CASTING,
    CONFIGURATIONS,
    DECODERS,
    ENV_OPTION,
    OF_ENVS,
    OUTSIDE_SETTINGS,
    OVERRIDES,
    PARSERS,
    READERS,
    SETTINGS_BASES,
    SETTINGS_CONFIG,
    STARLETTE,
    STARLETTE_IMPORTS,
    STRUCTURED,
    STRUCTURERS,
    STRUCTURING,
    TYPED_CALLS,
    TYPED_LIBRARIES,
    is_borrowed,
    of_another,
)
from prodready.project.settings.order import NAMED_CLASS
from prodready.project.taint.record_sources import Sources

_NAMED = re.compile(r"(?:settings|config|configuration|environment|env)s?$", re.IGNORECASE)

_CONVERTED = frozenset(
    {"pathlib.Path()", "builtins.int()", "builtins.float()", "builtins.bool()", "datetime.timedelta()"}
)
"""What functions make of the text that they are given."""


def possible_calls(calls: Calls, finder: Finder) -> Mapping[str, Sequence[Call]]:
    """By path: the calls that can be part of a typed object, by their names and arguments."""
    if holds_readers(calls.types):
        return {path: module.calls for path, module in calls.types.symbols.modules.items()}
    return calls.pick(resolved=finder.is_suspect, typed=finder.is_helper_name, keywords=("**",), words=(OVERRIDES,))


def holds_readers(types: Types) -> bool:
    """Whether variables may hold readers of settings, so that every call may be one of theirs."""
    vendored = types.symbols.vendored
    libraries = {name.partition(".")[0] for name in vendored.values()}
    targets = {item.target for module in types.symbols.modules.values() for item in module.imports}
    libraries.update(target.partition(".")[0] for target in targets)
    derived = any(target.endswith("Env") and target[0] != "." for target in targets)
    return derived or bool(libraries & READERS) or any(map(STARLETTE_IMPORTS.fullmatch, (*targets, *vendored.values())))


RECORD = "a settings record is built from the configuration"


class Finder:
    def __init__(self, types: Types, reads: EnvReads, in_use: InUse, sources: Sources) -> None:
        self.types = types
        self.sources = sources
        self.feeding: set[tuple[str, int]] = set()  # functions whose results go into a typed record alone
        self.in_use = in_use
        self.reads = reads
        self.classes: set[tuple[str, int]] = set()
        self.factories: set[tuple[str, int]] = set()  # classes named for settings that make typed records of variables
        self.structures: dict[tuple[str, int], str] = {}
        self.lines: set[tuple[str, int]] = set()  # lines that a typed object's expression covers
        self.helpers = Helpers(types, reads)

    def in_module(self, path: str, module: Module, candidates: Sequence[Call]) -> Iterator[Evidence]:
        """The typed settings that one module holds."""
        for cls in module.classes:
            note = self._class(path, module, cls)
            if note and not self.in_use.is_left_class(path, cls):
                self.classes.add((path, cls.index))
                yield Evidence(path, cls.line, note)
        for call in candidates:
            note = self._call(path, module, call)
            if note:
                made_by_method = call.owner >= 0 and call.scope >= 0
                if made_by_method and NAMED_CLASS.search(module.classes[call.owner].name):
                    self.factories.add((path, call.owner))
                yield Evidence(path, call.line, note)
            if note or (last_word(call.name) == OVERRIDES and call.kwarg("override") is not None):
                self.lines.update((path, line) for line in range(call.line, call.end_line + 1))

    def is_suspect(self, name: str) -> bool:
        """Whether a call of this global name can make or fill a typed object."""
        if ".py:" not in name:
            known = (
                name in TYPED_LIBRARIES
                or name in CASTING
                or name in STRUCTURING | DECODERS
                or name == "tornado.options.define"
            )
            known = known or bool(CONFIGURATIONS.match(name) or BORROWED.match(name) or OF_ENVS.match(name))
            return known or name.rpartition(".")[2] in PARSERS
        found = self.types.symbols.definition(name)
        return (found is not None and found.cls is not None) or name.rpartition(".")[2] in PARSERS

    def is_helper_name(self, name: str) -> bool:
        """Whether a call of this typed name reads the variable it is given, a function that does or an option, or fills a
        class that it is given."""
        if ENV_OPTION.match(name) or name in STRUCTURERS:
            return True
        known = self.helpers.functions
        found = self.types.callee_of(name) if known and ".py:" in name else None
        return found is not None and found.function is not None and (found.path, found.function.index) in known

    # classes

    def _way(self, path: str, cls: Class) -> str:
        """The base of the repository, if there is one, by which a class derives from that of a library."""
        above = (one.name for where, one in self.types.symbols.lineage(path, cls) if (where, one) != (path, cls))
        name = next(above, "")
        return f" by {name}" if name else ""

    def _class(self, path: str, module: Module, cls: Class) -> str:
        for name, found in self.types.symbols.ancestors(path, cls):
            outside = found is None and OUTSIDE_SETTINGS.search(name) and not name.startswith((":", "%"))
            known = bool(SETTINGS_BASES.match(name) or outside) and self._has_fields(path, cls)
            if known or (found is None and name[:1] not in (":", "%") and self._is_configured(path, cls)):
                return f"{cls.name} derives from {name.rpartition('.')[2]} of {name.partition('.')[0]}{self._way(path, cls)}"
        if self.helpers.is_reader(path, module, cls):
            return f"{cls.name} converts each variable and raises"
        model = self._structure(path, cls) if _NAMED.search(cls.name) or _NAMED.search(path[:-3]) else ""
        if not model or not self._reads_environment(path, module, cls):
            return ""
        return f"{cls.name} is a {model} built from the environment with conversion"

    def _has_fields(self, path: str, cls: Class) -> bool:
        """Whether a class, or one of the repository that it derives from, declares anything to be read."""
        symbols = self.types.symbols
        fields = (symbols.fields.get((where, each.index), {}) for where, each in symbols.lineage(path, cls))
        return any(name != "model_config" for found in fields for name in found)

    def _is_configured(self, path: str, cls: Class) -> bool:
        """Whether a class says how its variables are read in the words of pydantic-settings."""
        symbols = self.types.symbols
        said = symbols.fields.get((path, cls.index), {}).get("model_config")
        return said is not None and bool(SETTINGS_CONFIG.match(symbols.expr_name(path, said.value)))

    def _structure(self, path: str, cls: Class) -> str:
        """What kind of typed record a class is; empty if it is a plain one."""
        key = (path, cls.index)
        if key not in self.structures:
            self.structures[key] = self._structure_of(path, cls)
        return self.structures[key]

    def _structure_of(self, path: str, cls: Class) -> str:
        names = [self.types.symbols.expr_name(path, item) for item in cls.decorators]
        names += self.types.symbols.base_names(path, cls)
        if any(STRUCTURED.match(name) for name in names):
            return "dataclass"
        return f"{model} model" if (model := library_of(path, cls, self.types)) else ""

    def _reads_environment(self, path: str, module: Module, cls: Class) -> bool:
        """Whether fields or methods read variables, or call helpers that do, and convert at least one or refuse it."""
        inside = module.calls_within(cls.line, cls.end_line)
        reads = any(read.path == path and cls.line <= read.line <= cls.end_line for read in self.reads.reads)
        helped = [call for call in inside if self.helpers.is_helper(path, call)]
        if not reads and not helped:
            return False
        converts = any(
            CONVERTERS.search(self.types.symbols.resolve(path, call.name)) or call.kwarg("converter") is not None
            for call in inside
        )
        refuses = any(item.owner == cls.index and item.raised and item.name != "__init__" for item in module.functions)
        return converts or refuses or any(self.helpers.converts(path, call) for call in helped)

    # calls

    def _call(self, path: str, module: Module, call: Call) -> str:
        name = self.types.symbols.resolve(path, call.name)
        if name in TYPED_LIBRARIES or CONFIGURATIONS.match(name):
            return f"settings through {TYPED_LIBRARIES.get(name, 'django-configurations')}"
        if name == "tornado.options.define" and call.kwarg("type") is not None:
            return "settings through tornado.options with types"
        if ENV_OPTION.match(self._method(path, call)) and call.kwarg("type") is not None:
            return "settings through configargparse with types"
        owner, getter = self._instance(path, call)
        if owner in TYPED_CALLS and getter not in ("read_env", "read_envfile", "prefixed", "seal", "dump", "__call__"):
            return f"settings through {TYPED_CALLS[owner]}"
        if similar := of_another(name, owner, getter, call):
            return similar
        casting = CASTING.get(name) or CASTING.get(owner)
        if casting and call.arg(casting[1], casting[2]) is not None:
            return f"settings through {casting[0]} with {casting[2]}s"
        if is_borrowed(name, call):
            return f"settings through {name.partition('.')[0]}'s config with casts"
        handed = CASTING.get(self.helpers.handed_on(name, CASTING)) if call.kwargs else None
        if handed and call.kwarg(handed[2]) is not None:
            return f"settings through {handed[0]} with {handed[2]}s"
        if owner in STARLETTE and not getter and call.arg(1, "cast") is not None:
            return "settings through Starlette's Config with casts"
        if self._builds_config(path, call, name) or self._fills_record(path, module, call, name):
            self.lines |= self.sources.lines(path, call)
            self.feeding |= self.sources.functions(path, call)
            return RECORD
        if call.scope == -1 and self.helpers.is_helper(path, call) and self.helpers.converts(path, call):
            return "settings through a helper that converts and raises"
        return ""

    def _method(self, path: str, call: Call) -> str:
        """The typed name of a call, or that of the method of a parser that a variable holds (``add = parser.add``)."""
        held = self._origin(path, call.scope, Ref(call.name))
        head, _, last = held.name.rpartition(".") if isinstance(held, Ref) else ("", "", "")
        made = self.types.symbols.modules[path].call(self._origin(path, call.scope, Ref(head))) if head else None
        return f"{made.name}().{last}" if made is not None else self.types.call_name(path, call)

    def _instance(self, path: str, call: Call) -> tuple[str, str]:
        """The type of the object that a call is made on or calls, and the method: ``env("X")``, ``env.bool("X")``."""
        own = self.types.of(path, call.scope, Ref(call.name))
        if own:
            return own, ""
        head, _, last = call.name.rpartition(".")
        resolved = self.types.symbols.resolve(path, head) if head else ""
        if resolved in TYPED_CALLS:
            return resolved, last
        return (self.types.of(path, call.scope, Ref(head)), last) if head else ("", "")

    def _builds_config(self, path: str, call: Call, name: str) -> bool:
        """``Settings.model_validate(os.environ)``, ``Config(**yaml.safe_load(…))``."""
        head, _, last = name.rpartition(".")
        name = self._own_class(path, call, name)  # ``return cls(**yaml.safe_load(…))``
        target = head if last in PARSERS else name if call.kwarg("**") is not None else ""
        typed = self.types.call_name(path, call)
        if name in STRUCTURING | DECODERS or typed in STRUCTURERS:
            place, word = STRUCTURERS.get(typed, (1, "type"))
            target = self.types.symbols.expr_name(path, call.arg(place, word) or call.kwarg("cl"))
            target = self._own_class(path, call, target)
        maker = typed if typed in STRUCTURERS else name
        if not any(self._is_record(each, maker) for each in self._classes(path, call.scope, target)):
            return False
        given = call.arguments
        return name in DECODERS or any(self.sources.is_read(path, call.scope, item) for item in given)

    def _own_class(self, path: str, call: Call, name: str) -> str:
        """The class that ``cls`` stands for; any other name as it is."""
        if name != "%cls" or call.owner < 0:
            return name
        return f"{path}:{self.types.symbols.modules[path].classes[call.owner].qualname}"

    def _classes(self, path: str, scope: int, target: str) -> Iterator[str]:
        """The name of a class, or those that calls give for the parameter which stands for it."""
        if target:
            yield target
        for where, _, value in self.sources.given(path, scope, Ref(target)) if target else ():
            yield self.types.symbols.expr_name(where, value)

    def _is_record(self, target: str, maker: str) -> bool:
        """Whether a class is named for settings, and refuses what does not fit by itself or by what makes it."""
        found = self.types.symbols.definition(target)
        if found is None or found.cls is None or not _NAMED.search(found.cls.name):
            return False
        return (
            maker in STRUCTURING | DECODERS
            or maker in STRUCTURERS
            or library_of(found.path, found.cls, self.types) == "pydantic"
        )

    def _fills_record(self, path: str, module: Module, call: Call, name: str) -> bool:
        """``Config(port=int(os.environ["PORT"]), key=require("KEY"))``: variables into a typed record's constructor."""
        found = self.types.symbols.definition(name)
        if found is None or found.cls is None or not (call.args or call.kwargs):
            return False
        structure = self._structure(found.path, found.cls)
        if not structure:
            return False
        given = [self._origin(path, call.scope, item) for item in call.arguments]
        sources = [module.calls[item.index] for item in given if isinstance(item, CallRef)]
        reading = [item for item in sources if self.helpers.of(path, item) is not None or self._reads(path, item)]
        named = NAMED_CLASS.search(found.cls.name) or any(map(_NAMED.search, (found.cls.name, found.path[:-3])))
        if not named and 2 * max(len(reading), len(self._read_in(path, call))) < len(given):
            return False  # a record of something else that tells of a variable too
        if named and any(self._converts_file(path, call.scope, item) for item in sources):
            return True
        if structure == "pydantic model":  # it converts what it is given, ``os.environ["PORT"]`` too
            return bool(reading) or self._reads(path, call)
        return any(CONVERTERS.search(item.name) or self.helpers.raises(path, item) for item in reading)

    def _converts_file(self, path: str, scope: int, call: Call) -> bool:
        """Whether a call converts one value of a file of settings: ``int(read.get("port", 80))``, ``Path(read["folder"])``."""
        own = self.types.of(path, scope, CallRef(call.index)) in _CONVERTED
        if not (own or CONVERTERS.search(self.types.symbols.resolve(path, call.name))):
            return False
        module = self.types.symbols.modules[path]
        for item in call.args:
            taken = module.call(item)
            holder = item.value if isinstance(item, Sub) else Ref(taken.name.removesuffix(".get")) if taken else item
            section = self._origin(path, scope, holder)  # ``shop = read["shop"]``
            if self.sources.is_read(path, scope, section.value if isinstance(section, Sub) else holder):
                return True
        return False

    def _origin(self, path: str, scope: int, expr: Expr) -> Expr:
        """What a local variable was bound to, if it is bound once."""
        if isinstance(expr, Ref) and expr.name[0] == "%" and "." not in expr.name:
            bound = self.types.bound(path, scope, expr.name)
            if len(bound) == 1 and bound[0].value is not None:
                return bound[0].value
        return expr

    def _reads(self, path: str, call: Call) -> bool:
        """Whether a call reads a variable, itself or in its arguments' lines."""
        return bool(self._read_in(path, call))

    def _read_in(self, path: str, call: Call) -> list[EnvRead]:
        return [
            read
            for read in self.reads.by_file.get(path, ())
            if call.line <= read.line <= call.end_line and read.scope == call.scope
        ]

    # bypasses

    def _makes_known(self, read: EnvRead, call: Call) -> bool:
        """Whether a call makes one of the typed objects of what is read in its arguments: ``Settings(port=os.environ["PORT"])``."""
        if not call.line <= read.line <= call.end_line:
            return False
        made = self.types.symbols.definition(self.types.symbols.resolve(read.path, call.name))
        return made is not None and made.cls is not None and (made.path, made.cls.index) in self.classes

    def covers(self, read: EnvRead) -> bool:
        """Whether a read stands inside a typed object, or in a helper that one calls."""
        module = self.types.symbols.modules[read.path]
        if (read.path, read.line) in self.lines or (
            read.scope >= 0 and (read.path, read.scope) in self.helpers.functions | self.feeding
        ):
            return True
        owner = read.owner
        while owner >= 0:
            if (read.path, owner) in self.classes | self.factories:
                return True
            owner = module.classes[owner].owner
        if read.owner >= 0 and any(path == read.path for path, _ in self.classes):
            return bool(self._structure(read.path, module.classes[read.owner]))  # part of the same settings
        if any(self._makes_known(read, call) for call in module.calls_of(read.scope)):
            return True
        return any(
            path == read.path and module.classes[index].line <= read.line <= module.classes[index].end_line
            for path, index in self.classes
        )
