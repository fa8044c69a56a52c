"""Which modules what is deployed demonstrably loads: by imports from what serves and works, by name, or by their place.

What nothing of it loads may be a script, a job that is started by hand, or what only a command runs; a finding about what
the service does needs the evidence that the service does it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Expr, Fmt, Module, Op, Ref, Seq, last_word
from prodready.project.applications.apps import Apps
from prodready.project.code.callers import Callers
from prodready.project.code.named import Named
from prodready.project.routing.routes import Routes
from prodready.project.services.context_only import is_of_a_script
from prodready.project.services.django_settings import DjangoSettings
from prodready.project.services.production import Production
from prodready.project.snapshot import Snapshot

_BY_DJANGO = re.compile(
    r"(?:^|/)(?:models|admin|apps|urls|views|signals|receivers|handlers|tasks|middleware\w*|context_processors|seriali[sz]ers|forms|wsgi|asgi)"
    r"(?:\.py|/\w+\.py)$|(?:^|/)(?:templatetags|migrations_hooks)/\w+\.py$"
)
"""Modules that Django, and what stands beside it, load by their names."""
_WALKS = frozenset(
    {"iter_modules", "walk_packages", "find_modules", "exec_module", "import_module", "import_string"}
    | {"__import__", "load_module", "autodiscover", "scan"}
)
"""Calls that load modules by what they find, not by a name that stands in the code."""
_FINDS_TASKS = frozenset({"autodiscover_tasks"})
_TASKS = re.compile(r"(?:^|/)tasks(?:\.py|/\w+\.py)$")
"""What Celery loads by that."""
_BY_NAME = frozenset({"import_module", "import_string", "__import__", "import_object"})
"""Calls that load a module by the name that they are given, which may stand in a configuration."""
_TAKES_SETTINGS = frozenset({"from_object", "from_pyfile"})
"""Methods of Flask's configuration, whose names of modules are often put together (``f"config.{stage}"``)."""
_CLOUD = frozenset({"lambda_handler", "handler"})
"""What a cloud calls of a module that is deployed by itself."""
_PAGES = frozenset({"streamlit"})
"""Packages whose own server runs the modules that import them."""


class Loaded(msgspec.Struct, frozen=True, dict=True):
    """Answers about modules."""

    paths: frozenset[str]
    supposed: frozenset[str] = frozenset()  # those of them that something may load by a name that nothing here tells
    commanded: frozenset[str] = frozenset()  # further modules, which commands load
    shown: frozenset[str] = frozenset()  # those that only pages of a front end load, beside a service

    def holds(self, path: str) -> bool:
        """Whether the service loads a module."""
        return path in self.paths

    def is_beside(self, path: str) -> bool:
        """Whether a module stands in or below a folder that holds some which the service loads."""
        folder = posixpath.dirname(path)
        while folder and folder not in self._folders:
            folder = posixpath.dirname(folder)
        return folder in self._folders

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(map(posixpath.dirname, self.paths))


@fact
def loaded(
    snapshot: Snapshot,
    callers: Callers,
    production: Production,
    routes: Routes,
    apps: Apps,
    named: Named,
    django: DjangoSettings,
) -> Loaded:
    """What is reached by imports from the modules that are run; those of commands do not count."""
    modules = dict(snapshot.application())
    served = [app for app in apps.web if not is_of_a_script(snapshot, app, callers.importers)]
    makers = {app.path for app in (*served, *apps.workers)}
    found = {handler.path for handler in routes.handlers} | makers
    by_name = any(snapshot.calls_any(path, _TAKES_SETTINGS) for path in modules)
    found |= routes.files | {path for path in modules if _is_settings(path, snapshot, callers, by_name=by_name)}
    found |= {path for path, module in modules.items() if _is_started(module) or _is_named(path, named)}
    if django.modules:
        found |= {path for path in modules if _BY_DJANGO.search(path)}
    # ``python -m shop`` starts what the package makes
    found |= {f"{posixpath.dirname(path)}/__main__.py" for path in makers}
    table: dict[str, set[str]] = {}
    commands = {path for path in modules if snapshot.role(path) is Role.CLI}
    for edge in callers.edges:
        if not production.in_command(edge.source, edge.scope):
            table.setdefault(edge.source, set()).add(edge.target)
        elif edge.scope >= 0:
            commands.add(edge.target)
    if any(snapshot.calls_any(path, _FINDS_TASKS) for path in modules):
        found |= {path for path in modules if _TASKS.search(path)}
    walking = frozenset(path for path in modules if snapshot.calls_any(path, _WALKS) and _walks(modules[path]))
    first = _closure(frozenset(found & modules.keys()), table, modules, walking)
    pages = frozenset(path for path in found & modules.keys() if _is_page(modules[path])) - makers
    shown = (
        first - _closure(frozenset(found & modules.keys()) - pages, table, modules, walking) if makers else frozenset()
    )
    asking = frozenset(path for path in first if path in modules and snapshot.calls_any(path, _BY_NAME))
    by_hand = {path for path in modules if production.is_tool(path) and modules[path].has_guard}
    plugins = _plugins(asking, modules, frozenset(callers.importers)) - by_hand
    told = first | _begun(plugins, asking, modules)
    sure = _closure(told, table, modules, walking)
    paths = _closure(sure | plugins, table, modules, walking)
    commanded = _closure(frozenset(commands & modules.keys()), table, modules, frozenset())
    return Loaded(paths, paths - sure, commanded - paths, shown)


def _walks(module: Module) -> bool:
    """Whether a call loads something else than the modules that the code names."""
    return any(
        last_word(call.name) in _WALKS and not (call.args and _is_spelt(call.args[0], call, module))
        for call in module.calls
    )


def _is_spelt(named: Expr, call: Call, module: Module) -> bool:
    """Whether a name is written there, or is one of a list that the module spells out (``for name in JOBS:``)."""
    if isinstance(named, Const):
        return True
    bound = [item.value for item in module.assigns_of(call.scope) if item.target == module.written(named) != ""]
    lists = [item.items[0] for item in bound if isinstance(item, Op) and item.kind == "iter"]
    held = [spelt for item in lists for spelt in (item, *_constants(module, item)) if isinstance(spelt, Seq)]
    return bool(held) and len(held) == len(bound) and all(isinstance(one, Const) for item in held for one in item.items)


def _constants(module: Module, listed: Expr) -> Iterator[Expr | None]:
    """What a module gives a variable of its own."""
    return (item.value for item in module.assigns_of(-1) if isinstance(listed, Ref) and item.target == listed.name)


def _begun(plugins: frozenset[str], loading: frozenset[str], modules: Mapping[str, Module]) -> frozenset[str]:
    """The plug-ins below the packages with which the names begin that are loaded (``f"shop.plugins.{name}"``)."""
    begins = {
        begin.rpartition(".")[0].replace(".", "/")
        for path in loading
        for call in modules[path].calls
        if last_word(call.name) in _BY_NAME and call.args
        for begin in _begin(call.args[0])
    }
    return frozenset(path for path in plugins if any(each and f"/{each}/" in f"/{path}" for each in begins))


def _begin(named: Expr) -> Iterator[str]:
    """The text with which a name begins that is put together."""
    parts = (
        named.parts if isinstance(named, Fmt) else named.items if isinstance(named, Op) and named.kind == "+" else ()
    )
    first = parts[0] if parts else None
    if isinstance(first, Const) and isinstance(first.value, str):
        yield first.value


def _closure(
    start: frozenset[str], table: dict[str, set[str]], modules: dict[str, Module], walking: frozenset[str]
) -> frozenset[str]:
    """All that the first ones load, directly or not, with the packages round them; ``walking`` are modules that load what
    they find in their own folder."""
    seen, queue = set(start), list(start)
    while queue:
        here = queue.pop()
        targets = table.get(here, set()) | _packages(here)
        if here in walking:
            targets |= _below(here, modules)
        fresh = targets & modules.keys() - seen
        seen |= fresh
        queue += fresh
    return frozenset(seen)


def _packages(path: str) -> set[str]:
    """The packages that are imported with a module."""
    parts = path.split("/")[:-1]
    return {"/".join((*parts[:length], "__init__.py")) for length in range(1, len(parts) + 1)}


def _below(path: str, modules: dict[str, Module]) -> set[str]:
    """What stands in or below a module's folder."""
    folder = path.rpartition("/")[0]
    return {each for each in modules if folder and each.startswith(f"{folder}/")}


def _plugins(loading: frozenset[str], modules: dict[str, Module], imported: frozenset[str]) -> frozenset[str]:
    """The modules in packages that nothing imports, where a loaded one beside them loads modules by names from elsewhere."""
    roots = {
        package_root(path, modules)
        for path in loading
        for call in modules[path].calls
        if last_word(call.name) in _BY_NAME and call.args and not _is_spelt(call.args[0], call, modules[path])
    }
    return frozenset(
        path
        for path in modules
        if path not in imported
        and f"{path.rpartition('/')[0]}/__init__.py" in modules
        and package_root(path, modules) in roots
    )


def package_root(path: str, modules: Mapping[str, Module]) -> str:
    """The folder that holds the outermost package of a module."""
    folder = path.rpartition("/")[0]
    while folder and f"{folder}/__init__.py" in modules:
        folder = folder.rpartition("/")[0]
    return folder


def _is_started(module: Module) -> bool:
    """Whether a cloud, or the server of a library for pages, runs the module by itself (``def handler(event, context)``)."""
    return _is_page(module) or any(
        function.scope < 0
        and function.owner < 0
        and function.name in _CLOUD
        and [param.name.strip("_") for param in function.params[:2]] == ["event", "context"]
        for function in module.functions
    )


def _is_page(module: Module) -> bool:
    """Whether the server of a library for pages runs the module."""
    return any(item.target.partition(".")[0] in _PAGES for item in module.imports)


def _is_settings(path: str, snapshot: Snapshot, callers: Callers, *, by_name: bool) -> bool:
    """Whether a module holds settings: something imports it or takes settings by their name, or it is called so, and a
    variable may name it."""
    return snapshot.role(path) is Role.SETTINGS and (by_name or path in callers.importers or "settings" in path)


def _is_named(path: str, named: Named) -> bool:
    """Whether a string names a module by at least two of the words of its dotted name."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    return len(parts) > 1 and (parts[-2], parts[-1]) in named.pairs
