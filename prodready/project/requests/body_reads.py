"""Where a handler reads text of its request: by the keys that it asks for, as a whole, or by a function that it hands the
request to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.facts.python import Call, Const, Function, Module, Ref, last_word
from prodready.project.code.reach import Reach
from prodready.project.requests.speaking import TAKES, aside

READS = re.compile(
    r"(?:^|[.%:])(?:request|req|self\.request)\.(?:json|form|data|body|POST|FILES|files|values|get_json|post|read|media|text"
    r"|get_media|get_data|json_body|params|forms|stream|bounded_stream|json\(\)|validated|match_info|get_argument|args|GET)\b"
    r"|(?:fastapi|starlette\.requests)\.Request\(\)\.(?:json|form)$"
    r"|(?:^|[.%:])(?:self\.)?(?:get_argument|get_body_argument|parse_args|get_json|get_media|is_valid|validated_data)$"
)
FILES = re.compile(r"\.(?:files|FILES)\b")
_ADDRESSED = re.compile(r"\.(?:match_info|args|GET|params)\b")
"""What a request asks for by its address, which says less than its body."""
_REQUEST = re.compile(r"(?:^|[.%:])(?:request|req)$")
_OF_ALL = re.compile(r"(?:flask|quart|bottle)\.request\.(?!args\b|GET\b|params\b)")
"""The request that every function may ask for."""
_LOOKS_UP = frozenset({"get", "pop"})
_GUARDS = re.compile(r"verif|forward|proxy|signature|auth|permission|polic|policy|token|csrf|log(?:ger|ging)?\b|limit")
"""Functions that look whether a request may come, or hand it to another service, and keep nothing of it."""


class BodyReads(msgspec.Struct, frozen=True):
    """Each place with how little its name shows free text, and how far it is from the text itself."""

    reach: Reach

    def of(self, path: str, function: Function) -> Iterator[tuple[int, int, int]]:
        """The keys that a handler asks for, what it reads as a whole where it asks for none, else what reads for it."""
        module = self.reach.types.symbols.modules[path]
        keyed = list(_keyed(module, function))
        whole = set(_whole(module, function)) or set(self._handing(path, function, module))
        keyed += [(key, line) for key, line in _looked_up(module, function, whole)]
        for key, line in keyed:
            yield aside(key), 0, line
        if not keyed:
            yield from ((TAKES, 1, line) for line in whole)

    def _handing(self, path: str, function: Function, module: Module) -> Iterator[int]:
        """The lines at which the request is handed to a function that reads it, or one is called that reads the request that
        Flask is at."""
        for call in module.calls_of(function.index):
            if not _GUARDS.search(last_word(call.name).lower()):
                handed = any(isinstance(item, Ref) and _REQUEST.search(item.name) for item in call.arguments)
                found = (item for item in self.reach.called(path, function, call) if item.function is not None)
                if any(self._reads(item.path, item.function, handed) for item in found if item.function is not None):
                    yield call.line

    def _reads(self, path: str, function: Function, handed: bool) -> bool:
        for where, each, _ in self.reach.functions(path, function, depth=1):
            module = self.reach.types.symbols.modules[where]
            if handed and (any(_whole(module, each)) or any(_keyed(module, each))):
                return True
            if any(_OF_ALL.match(name) and _is_text(name) for name in _names(module, each)):
                return True
        return False


def _names(module: Module, function: Function) -> Iterator[str]:
    yield from (read.name for read in module.reads_of(function.index))
    yield from (call.name for call in module.calls_of(function.index) if not _ADDRESSED.search(call.name))


def _keyed(module: Module, function: Function) -> Iterator[tuple[str, int]]:
    """The keys that are asked of the request itself."""
    for read in module.reads_of(function.index):
        if read.key and "match_info" not in read.name and _is_text(f"{read.name}.{read.key}"):
            yield read.key, read.line
    for call in module.calls_of(function.index):
        if not _ADDRESSED.search(call.name) and _is_text(call.name) and (key := _key(call)):
            yield key, call.line


def _whole(module: Module, function: Function) -> Iterator[int]:
    """The lines at which the request is read without a key."""
    for read in module.reads_of(function.index):
        if not read.key and "match_info" not in read.name and _is_text(read.name):
            yield read.line
    for call in module.calls_of(function.index):
        if not _ADDRESSED.search(call.name) and _is_text(call.name) and not _key(call):
            yield call.line


def _looked_up(module: Module, function: Function, lines: set[int]) -> Iterator[tuple[str, int]]:
    """The keys that are asked of variables to which what was read is bound."""
    bound = {
        item.target
        for item in module.assigns_of(function.index)
        if item.target[:1] == "%" and any(item.line <= line <= item.end_line for line in lines)
    }
    for read in module.reads_of(function.index):
        if read.key and read.name in bound:
            yield read.key, read.line
    for call in module.calls_of(function.index):
        owner, _, method = call.name.rpartition(".")
        if owner in bound and method in _LOOKS_UP and (key := _key(call)):
            yield key, call.line


def _is_text(name: str) -> bool:
    return bool(READS.search(name)) and not FILES.search(name)


def _key(call: Call) -> str:
    given = call.args[0] if call.args else None
    return given.value if isinstance(given, Const) and isinstance(given.value, str) else ""
