"""Paths of files that are made from a request's own text, followed from handlers to where a file is opened.

Only building steps carry the text on (``os.path.join``, ``Path(…) / …``, f-strings); any other call may have cleaned it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import fact
from prodready.facts.python import (
    Assign,
    Call,
    CallRef,
    Const,
    Expr,
    Flag,
    Fmt,
    Function,
    Map,
    Module,
    Op,
    Param,
    Ref,
    Seq,
    Sub,
    last_word,
)
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.requests.models import handler_functions
from prodready.project.requests.route_numbers import RouteNumbers
from prodready.project.routing.routes import Route, Routes

_FILES = (
    r"(?:flask|quart)\.send_file|(?:fastapi|starlette)\.responses\.FileResponse|aiohttp\.web\.FileResponse"
    r"|django\.http\.FileResponse|sanic\.response\.file(?:_stream)?|sanic\.file|bottle\.static_file|litestar\.response\.File"
)
FILE_ANSWERS = re.compile(rf"(?:{_FILES}|(?:flask|quart)\.send_from_directory)\Z")
"""Answers that are a file as it is."""
_OPENERS = re.compile(
    r"^(?:builtins\.open|io\.open|codecs\.open|aiofiles\.open|anyio\.open_file|gzip\.open|zipfile\.ZipFile|tarfile\.open"
    r"|os\.(?:remove|unlink|listdir|scandir|rmdir|makedirs|mkdir|rename|replace|walk|open)"
    r"|shutil\.(?:rmtree|copy\w*|move|copytree|unpack_archive)"
    rf"|{_FILES}"
    r"|pathlib\.Path\(\)\.(?:open|read_text|read_bytes|write_text|write_bytes|unlink|iterdir|mkdir|rmdir|rename|replace))$"
)
_CONTAINED = frozenset({"bottle.static_file"})
"""Openers that refuse a path (their first argument) outside of the folder that they are given beside it."""
_METHODS = re.compile(r"\.(?:open|read_text|read_bytes|write_text|write_bytes|unlink|iterdir|rmdir)$")
_BUILDERS = re.compile(
    r"^(?:os\.path\.(?:join|abspath|normpath|expanduser|realpath)|pathlib\.\w*Path|anyio\.Path|builtins\.(?:str|str\.format|str\.join))$"
    r"|\.(?:joinpath|resolve|absolute|expanduser|strip|lstrip|rstrip|lower|format|with_suffix|decode|unquote)$|unquote(?:_plus)?$"
)
_GUARDS = re.compile(
    r"(?:^|[._:%])(?:is_relative_to|relative_to|commonpath|commonprefix|startswith|safe_join|secure_filename|fullmatch|match"
    r"|sanitize\w*|validate\w*|check\w*|is_safe\w*|is_valid\w*|_validate\w*|_check\w*|slugify|exists_in|allowed\w*|_?is_allowed\w*)$"
)
_REQUEST = re.compile(
    r"(?:^|[.%:])(?:request|req|self\.request)\.(?:args|form|values|query|query_params|GET|POST|params|match_info|json|"
    r"files|FILES|path_params|view_args|matchdict|rel_url|query_args)\b|(?:^|[.%:])self\.get_(?:query_|body_)?argument$"
)
_DJANGO_NAME = re.compile(r"\brequest\.FILES\b.*\.name$")
"""Django keeps the last part of an uploaded file's name alone (``UploadedFile.name``)."""
_UPLOADS = re.compile(r"\.(?:files|FILES)(?:\.get|\[\])$")
_DECODES_FIRST = ("fastapi", "starlette", "flask", "quart", "django", "bottle", "litestar", "falcon")
"""Frameworks that look at a path with its ``%2F`` decoded, so that no segment holds a slash."""
_PATHS = frozenset({"path", "file", "filename", "root"})
"""Arguments that are paths; a response of a file only tells browsers its ``filename``."""
_TEXT = frozenset(
    {"", "builtins.str()", "pathlib.Path()", "fastapi.UploadFile()", "starlette.datastructures.UploadFile()"}
)
_SAFE_PARTS = frozenset({"name", "stem", "suffix", "id", "pk", "uuid", "size", "content_type", "file"})
DEPTH = 2


class _Segment(str):
    """The name of a parameter that is one segment of the URL as it came, without a slash."""

    __slots__ = ()


class _Upload(str):
    """The name of an upload itself, which is a file and no path."""

    __slots__ = ()


class Opened(msgspec.Struct, frozen=True):
    """A file that is opened by a path from a request. ``segment``: the text is one segment of the URL, without slashes."""

    path: str
    call: Call
    source: str
    route: Route
    segment: bool
    far: bool  # opened in a function that the handler calls


class RequestPaths(msgspec.Struct, frozen=True):
    """All of them, each place once."""

    opened: tuple[Opened, ...]


class _Tracker(msgspec.Struct):
    """Follows text through one handler and what it calls."""

    types: Types
    reach: Reach
    provided: frozenset[str]
    numbers: RouteNumbers

    def opened(self, route: Route, path: str, function: Function) -> Iterator[Opened]:
        injected = self.provided if route.framework == "litestar" else frozenset()
        taken = [param for param in function.params if param.name not in injected]
        sources = {
            param.name: param.name
            for param in taken
            if self._is_text(path, param) and (path, function.index, param.name) not in self.numbers.parameters
        }
        segments = {name for name in sources if _is_segment(route, name)}
        if route.framework.startswith(_DECODES_FIRST):
            sources.update({name: _Segment(name) for name in segments})
        for where, call, source, far in self._follow(path, function, sources, DEPTH):
            yield Opened(where, call, source, route, source in segments, far)

    def _is_text(self, path: str, param: Param) -> bool:
        if param.name in ("self", "cls", "request", "req") or param.kind not in "pk":
            return False
        known = self.types.annotation(path, param.annotation) if param.annotation is not None else ""
        return known in _TEXT and self.types.dependency(path, param) is None

    def _follow(
        self, path: str, function: Function, sources: dict[str, str], depth: int
    ) -> Iterator[tuple[str, Call, str, bool]]:
        calls = self.reach.calls_in(path, function.index)
        if any(_GUARDS.search(call.name) for call in calls):
            return
        tainted = self._locals(path, function, dict(sources))
        module = self.types.symbols.modules[path]
        branches = [branch for branch in module.branches if _inside(branch.line, function)]
        if any(self._is_checked(path, branch.test, tainted) for branch in branches):
            return
        for call in calls:
            keys = _PATHS - {"filename"} if last_word(call.name).endswith(("FileResponse", "File")) else _PATHS
            given = (*call.args[:2], *(value for key, value in call.kwargs if key in keys))
            found = next((text for item in given if (text := self._source(path, item, tainted, 6))), "")
            name = self.types.call_name(path, call) if found else ""
            if not found and _METHODS.search(call.name) and call.receiver < 0:
                owner = _joined(module, call) or Ref(call.name.rpartition(".")[0])
                text = self._source(path, owner, tainted, 6)
                found = "" if isinstance(text, _Upload) else text
                name = "pathlib.Path().open"
            if found and call.name.endswith(".save") and self._source(path, Ref(call.name[:-5]), tainted, 6):
                name = "builtins.open"  # an upload is written by its own method
            if name in _CONTAINED:
                found = self._source(path, call.arg(1, "root"), tainted, 6)
            if found and _OPENERS.match(name):
                yield path, call, found, depth < DEPTH
            elif depth:
                yield from self._enter(path, call, tainted, depth)

    def _enter(
        self, path: str, call: Call, tainted: dict[str, str], depth: int
    ) -> Iterator[tuple[str, Call, str, bool]]:
        """What a function of the repository does with the text it is given."""
        callee = self.types.callee(path, call)
        if callee is None or callee.function is None or callee.function.name == "__init__":
            return
        params = [param for param in callee.function.params if param.name not in ("self", "cls")]
        sources = {}
        for position, param in enumerate(params):
            text = self._source(path, call.arg(position, param.name), tainted, 6)
            if text and self._is_text(callee.path, param):
                sources[param.name] = text
        if sources:
            yield from self._follow(callee.path, callee.function, sources, depth - 1)

    def _locals(self, path: str, function: Function, tainted: dict[str, str]) -> dict[str, str]:
        """The variables that hold the text, in textual order."""
        module = self.types.symbols.modules[path]
        for assign in module.assigns:
            if assign.scope != function.index or assign.target[0] != "%" or assign.value is None:
                continue
            name = assign.target[1:]
            text = self._source(path, assign.value, tainted, 6)
            if text and not _is_loop(assign):
                tainted[name] = text
            elif name in tainted and not assign.flags & Flag.AUGMENTED and "." not in name:
                del tainted[name]  # bound to something else
        return tainted

    def _source(self, path: str, expr: Expr | None, tainted: dict[str, str], depth: int) -> str:
        """The name of the request's text inside an expression; empty if it holds none."""
        if expr is None or depth == 0:
            return ""
        if isinstance(expr, Ref):
            return _named(expr.name, tainted)
        if isinstance(expr, CallRef):
            call = self.types.symbols.modules[path].calls[expr.index]
            return self._built(path, call, tainted, depth)
        parts: tuple[Expr, ...] = ()
        if isinstance(expr, Fmt):
            parts = tuple(part for part in expr.parts if not _is_held(expr, part, tainted))
        elif (isinstance(expr, Op) and expr.kind in ("/", "+", "or")) or isinstance(expr, Seq):
            parts = expr.items
        elif isinstance(expr, Sub):
            parts = (expr.value,)
        return str(next((text for part in parts if (text := self._source(path, part, tainted, depth - 1))), ""))

    def _is_checked(self, path: str, test: Expr, tainted: dict[str, str], depth: int = 5) -> bool:
        """Whether a condition compares the text with what is allowed; that the request has a key at all says nothing of it."""
        if not isinstance(test, Op) or depth == 0:
            return False
        if test.kind in ("in", "not in"):
            text, allowed = test.items[0], test.items[-1]
            if isinstance(allowed, Ref) and _REQUEST.search(allowed.name):
                return False
            held = isinstance(allowed, Ref) and bool(_named(allowed.name, tainted))
            return held or (bool(self._source(path, text, tainted, 6)) and not self._source(path, allowed, tainted, 6))
        if test.kind in ("==", "!="):
            return any(isinstance(item, Ref) and _named(item.name, tainted) for item in test.items)
        return any(self._is_checked(path, item, tainted, depth - 1) for item in test.items)

    def _built(self, path: str, call: Call, tainted: dict[str, str], depth: int) -> str:
        if _REQUEST.search(call.name) or _REQUEST.search(call.name.removesuffix(".get")):
            return _read(call.name)
        if not _BUILDERS.search(self.types.symbols.resolve(path, call.name)) and not _BUILDERS.search(call.name):
            return ""
        head: tuple[Expr, ...] = ()
        if call.receiver >= 0:
            head = (CallRef(call.receiver),)
        elif "." in call.name and call.name[0] == "%":
            head = (Ref(call.name.rpartition(".")[0]),)
        parts = (*head, *call.args)
        return str(next((text for part in parts if (text := self._source(path, part, tainted, depth - 1))), ""))


def _joined(module: Module, call: Call) -> Expr | None:
    """The operation that a method is called on: ``(folder / name)`` of ``(folder / name).read_text()``."""
    if not call.name.startswith("?."):
        return None
    return next((item for item in module.operands if getattr(item, "line", 0) == call.line), None)


def _named(name: str, tainted: dict[str, str]) -> str:
    if _DJANGO_NAME.search(name):
        return ""
    if _REQUEST.search(name):
        return _read(name)
    if name[:1] != "%":
        return ""
    head, _, rest = name[1:].partition(".")
    if rest.rpartition(".")[2] in _SAFE_PARTS:
        return ""
    text = tainted.get(head.removesuffix("[]"), "")
    return text if not rest else str(text) if rest == "filename" else ""


def _read(name: str) -> str:
    """What is read of a request, by the name by which it is read."""
    shown = name.lstrip("%:").replace("[]", "")
    return _Upload(shown) if _UPLOADS.search(name) else shown


def _is_segment(route: Route, name: str) -> bool:
    """Whether a parameter is one segment of the URL, which holds no slash."""
    if re.search(rf"<path:{name}>|\{{{name}:path\}}|\{{\*?{name}:.*[.*]|\*{name}", route.path):
        return False
    return bool(re.search(rf"[<{{:](?:\w+:)?{name}(?::\w+)?[>}}]?(?:/|$|[.-])", route.path))


def _is_held(text: Fmt, part: Expr, tainted: dict[str, str]) -> bool:
    """Whether a segment of the URL is written beside other signs of the same name of a file, which is not ``..`` therefore."""
    if not isinstance(part, Ref) or not isinstance(tainted.get(part.name[1:]), _Segment):
        return False
    place = text.parts.index(part)
    before, after = text.parts[:place][-1:], text.parts[place + 1 :]
    signs = [str(item.value).rpartition("/")[2] for item in before if isinstance(item, Const)]
    signs += [str(item.value).partition("/")[0] for item in after[:1] if isinstance(item, Const)]
    return any(sign.strip(".") or (sign and len(after) > 1) for sign in signs)


def _inside(line: int, function: Function) -> bool:
    return function.line <= line <= function.end_line


def _is_loop(assign: Assign) -> bool:
    return isinstance(assign.value, Op) and assign.value.kind in ("iter", "with")


def _provided(types: Types) -> Iterator[str]:
    """The names under which Litestar injects what the application makes (``dependencies={"root": Provide(…)}``)."""
    for module in types.symbols.modules.values():
        tables = [value for call in module.calls for key, value in call.kwargs if key == "dependencies"]
        tables += [item.value for item in module.assigns if item.target == "&dependencies" and item.value is not None]
        for table in tables:
            for key, value in table.items if isinstance(table, Map) else ():
                if isinstance(key, Const) and isinstance(value, (CallRef, Ref)):
                    yield str(key.value)


@fact
def request_paths(routes: Routes, types: Types, reach: Reach, numbers: RouteNumbers) -> RequestPaths:
    """Follow the text of every handler."""
    by_litestar = any(route.framework == "litestar" for route in routes.http)
    tracker = _Tracker(types, reach, frozenset(_provided(types)) if by_litestar else frozenset(), numbers)
    found: dict[tuple[str, int], Opened] = {}
    for route in routes.http:
        for handler in route.handlers:
            for path, function in handler_functions(handler, types):
                for opened in tracker.opened(route, path, function):
                    known = found.get((opened.path, opened.call.index))
                    if known is None or (known.segment and not opened.segment):
                        found[opened.path, opened.call.index] = opened
    return RequestPaths(tuple(found[key] for key in sorted(found)))
