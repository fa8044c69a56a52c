"""Functions and classes of the repository through which environment variables are read: helpers that convert and raise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from prodready.facts.python import Call, Class, Function, Module, Ref
from prodready.project.code.types import Types
from prodready.project.settings.env_reads import EnvReads, key_parameter

CONVERTERS = re.compile(
    r"^builtins\.(?:int|float|bool)$|(?:^|[.:%])(?:\w*(?:bool|cast|convert|parse|coerce|secretstr|timedelta|decimal|integer)\w*)$"
    r"|(?:^|[.:%])(?:\w*_)?(?:get|to|as|str2?)?_?ints?(?:_\w+)?$"
    r"|^pathlib\.Path$|^json\.loads$|^urllib\.parse\.urlparse$|^datetime\.timedelta$|^ipaddress\.",
    re.IGNORECASE,
)
"""Calls that turn text into something else."""
_SETTINGS = re.compile(r"settings?|config|env|option", re.IGNORECASE)


class Helpers:
    """Knows the functions that read the variable which a parameter names."""

    def __init__(self, types: Types, reads: EnvReads) -> None:
        self.types = types
        self.reads = reads
        self.functions = {
            (path, function.index)
            for path in reads.by_file
            for function in types.symbols.modules[path].functions
            if key_parameter(types.symbols.modules[path], function)
        }
        self.functions |= {found for path, index in sorted(self.functions) for found in self._handing(path, index)}

    def _handing(self, path: str, index: int) -> Iterator[tuple[str, int]]:
        """The functions of its module that call a helper for the variable which one of their own parameters names
        (``def get_env(key, default): return lambda: get_value(key, default)``)."""
        module = self.types.symbols.modules[path]
        helper = module.functions[index]
        for call in module.calls if helper.owner < 0 else ():
            if call.scope >= 0 and call.name == f":{helper.name}":
                given = helper.given(call, helper.params[0].name)
                outer = module.functions[call.scope]
                if isinstance(given, Ref) and given.name[0] == "%" and outer.param(given.name[1:]) is not None:
                    yield path, outer.index

    def of(self, path: str, call: Call) -> tuple[str, Function] | None:
        """The helper that a call runs, with its path."""
        found = self.types.callee(path, call) if call.args or call.kwargs else None
        if found is None or found.function is None or (found.path, found.function.index) not in self.functions:
            return None
        return found.path, found.function

    def is_helper(self, path: str, call: Call) -> bool:
        """Whether a call runs one."""
        return self.of(path, call) is not None

    def converts(self, path: str, call: Call, hops: int = 2) -> bool:
        """Whether the helper converts, by a parameter or a builtin, and raises for what it cannot, or one that it calls does."""
        helper = self.of(path, call)
        if helper is None:
            return False
        where, function = helper
        module = self.types.symbols.modules[where]
        params = {f"%{param.name}" for param in function.params}
        inner = [item for item in module.calls if _within(module, item.scope, function.index)]
        if hops and any(self.converts(where, item, hops - 1) for item in inner):
            return True
        converts = any(item.name in params or CONVERTERS.search(item.name) for item in inner)
        return converts and (bool(function.raised) or any(_raises(module, item, function) for item in inner))

    def raises(self, path: str, call: Call) -> bool:
        """Whether the helper that a call runs raises for what is missing."""
        helper = self.of(path, call)
        return helper is not None and bool(helper[1].raised)

    def handed_on(self, name: str, libraries: Collection[str]) -> str:
        """Of a function that hands what it is given to a library's, that one: ``def get(key, **more): config(key, **more)``."""
        found = self.types.symbols.definition(name)
        if found is None or found.function is None:
            return ""
        inner = self.types.symbols.modules[found.path].calls_of(found.function.index)
        names = (self.types.symbols.resolve(found.path, call.name) for call in inner if call.kwarg("**") is not None)
        return next((each for each in names if each in libraries), "")

    def is_reader(self, path: str, module: Module, cls: Class) -> bool:
        """Whether instances read the variables that they are asked for, convert them and raise for what they cannot."""
        methods = [item for item in module.functions if item.owner == cls.index]
        if not (_SETTINGS.search(cls.name) or _SETTINGS.search(path.rpartition("/")[2])):
            return False
        if not any(self._reads_any(path, module, item) for item in methods):
            return False
        params = {f"%{param.name}" for item in methods for param in item.params}
        inside = [call for call in module.calls if call.owner == cls.index]
        own = {f"%self.{item.name}" for item in methods}
        converts = any(call.name in params or CONVERTERS.search(call.name) for call in inside)
        checks = any(call.name in own and re.search(r"check|valid|type", call.name) for call in inside)
        return (converts or checks) and any(item.raised for item in methods)

    def _reads_any(self, path: str, module: Module, method: Function) -> bool:
        """Whether a method reads a variable whose name is not written there, from the environment or a copy of it."""
        if any(
            read.path == path and read.scope == method.index and not read.name
            for read in self.reads.by_file.get(path, ())
        ):
            return method.name != "__init__" or self._keeps_environment(module, method)
        return False

    @staticmethod
    def _keeps_environment(module: Module, method: Function) -> bool:
        """``self._environ = environ or os.environ``, which other methods look into."""
        kept = [
            item.target
            for item in module.assigns_of(method.index)
            if item.target.startswith("%self.") and "environ" in item.target
        ]
        return any(read.name in kept and read.scope != method.index for read in module.reads)


def _within(module: Module, scope: int, index: int) -> bool:
    while scope >= 0:
        if scope == index:
            return True
        scope = module.functions[scope].scope
    return False


def _raises(module: Module, call: Call, function: Function) -> bool:
    return any(
        handler.raises and handler.try_line <= call.line <= handler.end_line
        for handler in module.handlers
        if function.line <= handler.line <= function.end_line
    )
