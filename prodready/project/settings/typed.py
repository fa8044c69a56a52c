"""Typed, validated settings objects, and secrets or addresses that bypass them (checklist CFG001)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Class, Const, Expr, Flag, Module, Ref, last_word
from prodready.project.code.callers import Callers
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.constants import Constants
from prodready.project.code.types import Types
from prodready.project.requests.models import library_of
from prodready.project.services.apart import Apart
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.in_use import InUse
from prodready.project.services.main_service import MainService
from prodready.project.settings.env_helpers import CONVERTERS, Helpers
from prodready.project.settings.env_reads import EnvRead, EnvReads
from prodready.project.settings.order import NAMED_CLASS, ordered
from prodready.project.snapshot import Snapshot
from prodready.project.storage.engines import Engine, Engines
from prodready.project.taint.record_sources import Sources

_READS = re.compile(r"^dj_database_url\.config$|(?:^|[.:])(?:get)?env$|environ\.get$")
"""Calls that read a variable, and fall back to what they are given."""
_SETTINGS_BASES = re.compile(
    r"^(?:pydantic_settings(?:\.\w+)*\.BaseSettings|pydantic(?:\.v1)?(?:\.env_settings)?\.BaseSettings"
    r"|goodconf\.GoodConf|confz\.(?:BaseConfig|ConfZ)|traitlets\.config\.(?:SingletonConfigurable|Configurable)"
    r"|traitlets\.config(?:\.\w+)*\.(?:Application|SingletonConfigurable|Configurable|LoggingConfigurable)|piccolo_conf\.\w+)$"
)
_OUTSIDE_SETTINGS = re.compile(r"\.BaseSettings$")
_SETTINGS_CONFIG = re.compile(r"pydantic_settings(?:\.\w+)*\.SettingsConfigDict(?:\(\))?\Z")
_TYPED_CALLS = {
    "environs.Env()": "environs",
    "environs.FileAwareEnv()": "environs",
    "environs.env": "environs",
    "environ.Env()": "django-environ",
    "environ.FileAwareEnv()": "django-environ",
    "envparse.Env()": "envparse",
    "envparse.env": "envparse",
}
"""Types whose calls and typed getters read one variable each and raise for what does not convert."""
_LIKE_ENVIRONS = re.compile(r"(?!gym(?:nasium)?\.)[A-Za-z]\w*(?:\.\w+)*\.Env\(\)\Z")
_GETTERS = frozenset(["bool", "int", "float", "list", "dict", "json", "url", "path", "timedelta", "date", "datetime"])
"""What another package may call a reader that it derives from that of environs, and what is asked of it for types."""
_OF_ENVS = re.compile(r"[A-Za-z]\w*(?:\.\w+)*\.env(?:s|iron)?\.get_(?:bool|int|float|list\w*|delimited_list|json)\Z")
"""Getters of a module for the environment of another package, which convert what they read."""
_CASTING = {
    "decouple.config": ("python-decouple", 2, "cast"),
    "decouple.Config()": ("python-decouple", 2, "cast"),
    "decouple.AutoConfig()": ("python-decouple", 2, "cast"),
    "prettyconf.config": ("prettyconf", 2, "cast"),
    "betterconf.field": ("betterconf", 2, "caster"),
    "typedconfig.key": ("typedconfig", 9, "cast"),
    "everett.manager.ConfigManager()": ("everett", 6, "parser"),
}
"""Readers that convert where they are told to: the library, and the argument's index and keyword."""
_BORROWED = re.compile(r"[A-Za-z]\w*(?:\.\w+)+\.config\Z")
"""What another package may call its own reader that is called as python-decouple's is."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+\Z")
_STARLETTE = frozenset({"starlette.config.Config()", "starlette.datastructures.Config()"})
_LIBRARIES = {
    "typed_settings.load": "typed-settings",
    "typed_settings.load_settings": "typed-settings",
    "typed_settings.settings": "typed-settings",
    "environ.to_config": "environ-config",
    "environ.config": "environ-config",
    "everett.manager.Option": "everett",
    "everett.component.ConfigOptions": "everett",
    "dynaconf.Validator": "dynaconf with validators",
    "dynaconf.validator.Validator": "dynaconf with validators",
    "oslo_config.cfg.StrOpt": "oslo.config",
    "oslo_config.cfg.IntOpt": "oslo.config",
    "oslo_config.cfg.BoolOpt": "oslo.config",
    "dature.load": "dature",
    "confuse.Configuration().get": "confuse",
    "confuse.LazyConfig().get": "confuse",
    "bison.Bison": "bison",
    "yapconf.YapconfSpec": "yapconf",
    "dataclass_wizard.EnvWizard": "dataclass-wizard",
    "trafaret_config.read_and_validate": "trafaret-config",
    "trafaret_config.commandline.config_from_options": "trafaret-config",
    "hydra.utils.instantiate": "hydra",
    "omegaconf.OmegaConf.structured": "OmegaConf",
    "envyaml.EnvYAML": "",
    "knobs.Knob": "knobs",
    "figga.Config": "",
    "classyconf.Value": "classyconf",
    "classyconf.Configuration": "classyconf",
}
_LIBRARIES = {name: title for name, title in _LIBRARIES.items() if title}
_ENV_OPTION = re.compile(r"configargparse\.\w+\(\).*\.(?:add|add_arg|add_argument)$")
"""Options of the command line that configargparse reads from the environment too."""
_CONFIGURATIONS = re.compile(r"^configurations\.values\.(?!Value$)\w*Value$|^configurations\.values\.Value$")
_STRUCTURED = re.compile(
    r"^(?:dataclasses\.dataclass|attrs?\.(?:s|attrs|define|frozen|mutable|dataclass)|typing\.NamedTuple|msgspec\.Struct)(?:\(\))?$"
)
_NAMED = re.compile(r"(?:settings|config|configuration|environment|env)s?$", re.IGNORECASE)
_OPTION = re.compile(
    r"^(?:argparse\.\w+\(\).*\.add_argument|(?:click|asyncclick|rich_click)\.option|typer\.Option|[%:].*\.add_argument)$"
)
_STRUCTURING = frozenset({"msgspec.convert", "cattrs.structure", "cattr.structure"})
"""Functions that make a typed record of a class, their second argument, and refuse what does not fit."""
MIN_OPTIONS = 3
"""Typed command-line options that make a service's configuration; with as many environment reads they do not."""
_PARSERS = frozenset({"model_validate", "parse_obj", "model_validate_json", "parse_raw", "parse_file", "from_dict"})


_COMMAND_LINES = frozenset({"argparse", "click", "fire", "typer"})


class TypedSettings(msgspec.Struct, frozen=True):
    """``objects``: typed settings with their places; ``bypasses``: sensitive reads outside of them.

    ``written`` is set where every database is opened at an address that the code spells out.
    """

    objects: tuple[Evidence, ...]
    bypasses: tuple[EnvRead, ...]
    written: tuple[Evidence, ...] = ()


@fact
def typed_settings(
    snapshot: Snapshot,
    constants: Constants,
    calls: Calls,
    callers: Callers,
    reads: EnvReads,
    django: DjangoSettings,
    engines: Engines,
    in_use: InUse,
    apart: Apart,
    main: MainService,
) -> TypedSettings:
    """Find the objects; then sort out which reads go past them."""
    types = constants.types
    finder = _Finder(types, reads, in_use, Sources(types, calls, callers))
    candidates = _candidates(calls, finder)
    objects: list[Evidence] = []
    for path, module in snapshot.application():
        if not is_development(path) or snapshot.role(path) is Role.SETTINGS:
            objects.extend(finder.in_module(path, module, candidates.get(path, NONE)))
    bare = [read for read in reads.reads if not finder.covers(read)]
    modules = set(django.modules)
    inside = sum(item.path in modules for item in objects)
    typed_module = inside >= sum(read.path in modules for read in bare)
    if not objects and len(reads.reads) < MIN_OPTIONS:
        objects = _command_line(snapshot, types)
    roots = {main.topology.root_of(item.path) for item in objects if not main.apart(item.path)[1]}
    built = [path for path, document in snapshot.documents.items() if isinstance(document, Dockerfile)]
    bypasses = [
        read
        for read in bare
        if read.sensitive
        and not (typed_module and inside and read.path in modules)
        and not (_is_command(snapshot.modules[read.path]) and in_use.is_left(Evidence(read.path, read.line)))
        and not apart.holds(read.path, read.scope)
        and not (roots and _stands_aside(read.path, roots, built, main))
    ]
    opened = [engine for engine in engines.found if (engine.path, engine.line) not in finder.lines]
    written = [place for engine in opened if (place := _written(engine, constants)) is not None]
    everywhere = tuple(written) if len(written) == len(engines.found) else ()
    bypasses.sort(key=lambda read: main.order(read.path))
    return TypedSettings(ordered(objects, finder.classes, snapshot, types, main), tuple(bypasses), everywhere)


def _stands_aside(path: str, roots: Collection[str], built: Sequence[str], main: MainService) -> bool:
    """Whether a module belongs to a part that answers no requests, that nothing which serves loads, that shares no settings
    with what does (``roots``), and that no image of its own deploys (``built``)."""
    root = main.topology.root_of(path)
    deployed = any(each.startswith(f"{root}/") for each in built if root)
    return main.apart(path)[1] and not main.weight(path) and root not in roots and not deployed


def _is_borrowed(name: str, call: Call) -> bool:
    """Whether a function of another package is told which variable to read and what to convert it with."""
    given = call.arg(0, "")
    variable = isinstance(given, Const) and isinstance(given.value, str) and _VARIABLE.match(given.value)
    return bool(variable and _BORROWED.match(name) and ".py:" not in name) and call.kwarg("cast") is not None


def _is_command(module: Module) -> bool:
    """Whether a module is started by hand and reads a command line."""
    packages = {item.target.partition(".")[0] for item in module.imports}
    return bool(packages & _COMMAND_LINES) and any(call.has(Flag.MAIN) for call in module.calls)


def _written(engine: Engine, constants: Constants) -> Evidence | None:
    """Where an engine is given an address that nothing but literals make up."""
    calls = [call for call in constants.types.symbols.modules[engine.path].calls if call.line == engine.line]
    if any(_READS.search(call.name) for call in calls):
        return None
    for call in calls:
        if call.line == engine.line:
            for given in (*call.args[:1], *(value for _, value in call.kwargs)):
                text = constants.text(engine.path, call.scope, given) or ""
                if "://" in text and constants.origin(engine.path, call.scope, given) == "constant":
                    return Evidence(engine.path, call.line, "a constant address of the database")
    return None


def _command_line(snapshot: Snapshot, types: Types) -> list[Evidence]:
    """Options with types of the command that starts the service, where nothing else configures it."""
    found = [
        Evidence(path, call.line, "settings through command-line options with types")
        for path, module in snapshot.application()
        if snapshot.role(path) in (Role.SETTINGS, Role.ENTRY) or _takes_variables(module)
        for call in module.calls
        if (call.kwarg("type") or call.kwarg("envvar")) is not None and _OPTION.search(types.call_name(path, call))
    ]
    return found if len(found) >= MIN_OPTIONS else []


def _of_another(name: str, owner: str, getter: str, call: Call) -> str:
    """What another package reads with types that goes by the usual names; empty for anything else."""
    if not _names_variable(call):
        return ""
    if _LIKE_ENVIRONS.match(owner) and getter in _GETTERS:
        return f"settings through the Env of {owner.partition('.')[0]}"
    return f"settings through the typed getters of {name.rpartition('.')[0]}" if _OF_ENVS.match(name) else ""


def _names_variable(call: Call) -> bool:
    given = call.arg(0, "name")
    return isinstance(given, Const) and bool(_VARIABLE.match(str(given.value)))


def _takes_variables(module: Module) -> bool:
    """Whether a command takes its options from variables too: ``main(auto_envvar_prefix="SHOP")`` of click."""
    return any(call.kwarg("auto_envvar_prefix") is not None for call in module.calls)


_OVERRIDES = "set_override"
"""What puts a value into oslo.config's options, which convert it."""
_READERS = frozenset({"environs", "environ", "envparse", "decouple", "prettyconf", "everett"})
_STARLETTE_IMPORTS = re.compile(r"starlette(?:\.(?:config|datastructures)(?:\.Config)?)?")


def _candidates(calls: Calls, finder: _Finder) -> Mapping[str, Sequence[Call]]:
    """By path: the calls that can be part of a typed object, by their names and arguments."""
    modules, vendored = calls.types.symbols.modules, calls.types.symbols.vendored
    libraries = {name.partition(".")[0] for name in vendored.values()}
    targets = {item.target for module in modules.values() for item in module.imports}
    libraries.update(target.partition(".")[0] for target in targets)
    derived = any(target.endswith(".Env") for target in targets)
    if derived or libraries & _READERS or any(map(_STARLETTE_IMPORTS.fullmatch, (*targets, *vendored.values()))):
        return {path: module.calls for path, module in modules.items()}  # variables may hold readers
    return calls.pick(resolved=finder.is_suspect, typed=finder.is_helper_name, keywords=("**",), words=(_OVERRIDES,))


class _Finder:
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
            if note or (last_word(call.name) == _OVERRIDES and call.kwarg("override") is not None):
                self.lines.update((path, line) for line in range(call.line, call.end_line + 1))

    def is_suspect(self, name: str) -> bool:
        """Whether a call of this global name can make or fill a typed object."""
        if ".py:" not in name:
            known = name in _LIBRARIES or name in _CASTING or name in _STRUCTURING or name == "tornado.options.define"
            known = known or bool(_CONFIGURATIONS.match(name) or _BORROWED.match(name) or _OF_ENVS.match(name))
            return known or name.rpartition(".")[2] in _PARSERS
        found = self.types.symbols.definition(name)
        return (found is not None and found.cls is not None) or name.rpartition(".")[2] in _PARSERS

    def is_helper_name(self, name: str) -> bool:
        """Whether a call of this typed name reads the variable it is given: a function that does, or an option."""
        if _ENV_OPTION.match(name):
            return True
        known = self.helpers.functions
        found = self.types.callee_of(name) if known and ".py:" in name else None
        return found is not None and found.function is not None and (found.path, found.function.index) in known

    # classes

    def _class(self, path: str, module: Module, cls: Class) -> str:
        for name, found in self.types.symbols.ancestors(path, cls):
            outside = found is None and _OUTSIDE_SETTINGS.search(name) and not name.startswith((":", "%"))
            if (_SETTINGS_BASES.match(name) or outside) and self._has_fields(path, cls):
                return f"{cls.name} derives from {name.rpartition('.')[2]} of {name.partition('.')[0]}"
            if found is None and name[:1] not in (":", "%") and self._is_configured(path, cls):
                return f"{cls.name} derives from {name.rpartition('.')[2]} of {name.partition('.')[0]}"
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
        return said is not None and bool(_SETTINGS_CONFIG.match(symbols.expr_name(path, said.value)))

    def _structure(self, path: str, cls: Class) -> str:
        """What kind of typed record a class is; empty if it is a plain one."""
        key = (path, cls.index)
        if key not in self.structures:
            self.structures[key] = self._structure_of(path, cls)
        return self.structures[key]

    def _structure_of(self, path: str, cls: Class) -> str:
        names = [self.types.symbols.expr_name(path, item) for item in cls.decorators]
        names += self.types.symbols.base_names(path, cls)
        if any(_STRUCTURED.match(name) for name in names):
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
        if name in _LIBRARIES or _CONFIGURATIONS.match(name):
            return f"settings through {_LIBRARIES.get(name, 'django-configurations')}"
        if name == "tornado.options.define" and call.kwarg("type") is not None:
            return "settings through tornado.options with types"
        if _ENV_OPTION.match(self.types.call_name(path, call)) and call.kwarg("type") is not None:
            return "settings through configargparse with types"
        owner, getter = self._instance(path, call)
        if owner in _TYPED_CALLS and getter not in ("read_env", "read_envfile", "prefixed", "seal", "dump", "__call__"):
            return f"settings through {_TYPED_CALLS[owner]}"
        if similar := _of_another(name, owner, getter, call):
            return similar
        casting = _CASTING.get(name) or _CASTING.get(owner)
        if casting and call.arg(casting[1], casting[2]) is not None:
            return f"settings through {casting[0]} with {casting[2]}s"
        if _is_borrowed(name, call):
            return f"settings through {name.partition('.')[0]}'s config with casts"
        handed = _CASTING.get(self.helpers.handed_on(name, _CASTING)) if call.kwargs else None
        if handed and call.kwarg(handed[2]) is not None:
            return f"settings through {handed[0]} with {handed[2]}s"
        if owner in _STARLETTE and not getter and call.arg(1, "cast") is not None:
            return "settings through Starlette's Config with casts"
        if self._builds_config(path, call, name) or self._fills_record(path, module, call, name):
            self.lines |= self.sources.lines(path, call)
            self.feeding |= self.sources.functions(path, call)
            return "a settings record is built from the configuration"
        if call.scope == -1 and self.helpers.is_helper(path, call) and self.helpers.converts(path, call):
            return "settings through a helper that converts and raises"
        return ""

    def _instance(self, path: str, call: Call) -> tuple[str, str]:
        """The type of the object that a call is made on or calls, and the method: ``env("X")``, ``env.bool("X")``."""
        own = self.types.of(path, call.scope, Ref(call.name))
        if own:
            return own, ""
        head, _, last = call.name.rpartition(".")
        resolved = self.types.symbols.resolve(path, head) if head else ""
        if resolved in _TYPED_CALLS:
            return resolved, last
        return (self.types.of(path, call.scope, Ref(head)), last) if head else ("", "")

    def _builds_config(self, path: str, call: Call, name: str) -> bool:
        """``Settings.model_validate(os.environ)``, ``Config(**yaml.safe_load(…))``."""
        head, _, last = name.rpartition(".")
        if name == "%cls" and call.owner >= 0:  # ``return cls(**yaml.safe_load(…))``
            name = f"{path}:{self.types.symbols.modules[path].classes[call.owner].qualname}"
        target = head if last in _PARSERS else name if call.kwarg("**") is not None else ""
        if name in _STRUCTURING:
            target = self.types.symbols.expr_name(path, call.arg(1, "type") or call.kwarg("cl"))
        if not any(self._is_record(each, name) for each in self._classes(path, call.scope, target)):
            return False
        given = call.arguments
        return any(self.sources.is_read(path, call.scope, item) for item in given)

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
        return maker in _STRUCTURING or library_of(found.path, found.cls, self.types) == "pydantic"

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
        if structure == "pydantic model":  # it converts what it is given, ``os.environ["PORT"]`` too
            return bool(reading) or self._reads(path, call)
        return any(CONVERTERS.search(item.name) or self.helpers.raises(path, item) for item in reading)

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
        return any(
            path == read.path and module.classes[index].line <= read.line <= module.classes[index].end_line
            for path, index in self.classes
        )
