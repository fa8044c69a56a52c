"""The role of a Python file corrected by what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import CallRef, Flag, Function, Module, Ref
from prodready.roles.layout import NO_LAYOUT, Layout
from prodready.roles.paths import in_tests, python_role, weak_cli

_CLI_IMPORTS = (
    *("click", "typer", "argparse", "fire", "cleo", "cyclopts"),
    *("flask.cli", "flask_script", "django.core.management"),
)
_NUMBERED = re.compile(r"^(?:m|v|migrat\w*?|upgrade|step|version)?_?\d{2,}(?:_|$)")
_STEP_FOLDERS = frozenset({"migrations", "upgrades", "upgrade"})
_STEP_FILE = re.compile(r"(?:db|v|m|r|rev|version|upgrade|migrat\w*?)?_?\d+(?:_\w+)?\.py\Z")
_STEP = re.compile(r"(?:do_)?(?:upgrade(?:_\w+)?|migrate|forwards?|up|apply|run)\Z|(?:data_)?migrat\w+\Z")
_UPGRADES = re.compile(r"(?:^|/)(?:data_)?(?:upgrades?|migrations?)\.py\Z")
_MARKS = re.compile(r"(?:^|[.:_])(?:upgrade|migration)(?:_(?:task|step))?$")
_OPERATION = re.compile(r"django\.db\.migrations\.(?:Migration|Run\w+|operations\.)")
"""Base classes of Django's revisions and of the operations that they consist of."""
_BUILD_STEP = re.compile(
    r"^(?:setuptools|distutils\.c(?:ore|md))\.Command$|^(?:setuptools|distutils)\.command\.|^hatchling\.builders\.hooks\.plugin\."
)
"""Base classes of what runs while a package is built."""
_TESTING = re.compile(r"(?:pytest|unittest|doctest|django\.test|\w+\.testing)\b")
_STEP_PACKAGES = frozenset({"behave", "aloe", "lettuce", "radish"})
"""Packages that run features step by step."""
_FACTORY = re.compile(r"factory(?:\.\w+)*\.\w*Factory")
"""Bases of factory_boy's factories."""
_PROVISIONERS = frozenset({"aws_cdk", "cdktf", "cdk8s", "troposphere", "pulumi"})
_NOT_TO_EDIT = re.compile(r"^[ \t]*do not (?:edit|modify)\b", re.IGNORECASE | re.MULTILINE)
"""Says of a client's ``configuration.py`` what the template of a project does not say of its settings."""
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}\D|\d{8,14}_")
_EXTENSION = re.compile(r"/(?:flask|django|fastapi|starlette|sanic|quart|aiohttp|wtforms|celery)_\w+\Z")
_APPLICATIONS = frozenset(
    (
        *("aiohttp.web.Application", "tornado.web.Application", "flask.Flask", "quart.Quart", "sanic.Sanic"),
        *("fastapi.FastAPI", "starlette.applications.Starlette", "litestar.Litestar", "bottle.Bottle", "falcon.App"),
    )
)
"""What a module that manages a project makes where it is the one that is served as well."""
_SERVED = frozenset({"aiohttp.web.run_app", "uvicorn.run", "hypercorn.run", "waitress.serve", "bottle.run"})
_SINGLE_FILE_LIBRARIES = frozenset({"bottle.py", "six.py", "peewee.py", "typing_extensions.py", "markdown2.py"})


def refine(path: str, role: Role, module: Module, layout: Layout = NO_LAYOUT) -> Role:
    """``role`` corrected by what the Python file says: migrations, generated and vendored files, command lines."""
    if role in (Role.VENDORED, Role.TEMPLATE, Role.GENERATED, Role.DOCS) or (role is Role.TEST and in_tests(path)):
        return role
    if is_migration(path, module):
        return Role.MIGRATION
    role = _replaced(path, role, module, layout)
    name = path.rpartition("/")[2].lower()
    closed = role is Role.SETTINGS and _NOT_TO_EDIT.search(module.docstring)
    if module.generated and name != "__init__.py" and (role is Role.APPLICATION or closed):
        return Role.GENERATED
    if role is Role.APPLICATION and (
        _holds_steps(module) or _makes_test_data(module) or (name == "testing.py" and _offers_tests(module))
    ):
        return Role.TEST
    if role is Role.APPLICATION and _is_sphinx_extension(module):
        return Role.DOCS
    if role in APPLICATION_ROLES and (_provisions(module) or (role is Role.APPLICATION and _builds_packages(module))):
        return Role.SCRIPT
    if role is Role.TEST and name == "test.py":
        return _called_test(path, module)
    if (path.startswith("tasks/") or name == "tasks.py") and any(
        item.target.split(".")[0] == "invoke" for item in module.imports
    ):
        return Role.SCRIPT
    if role is Role.CLI and weak_cli(path) and not uses_cli(module):
        return Role.APPLICATION
    library = f"{path.split('/')[-2]}.py".lower() if path.endswith("/__init__.py") else name
    if library in _SINGLE_FILE_LIBRARIES and "/" in path and _states_a_release(module):
        return Role.VENDORED
    return role


def _replaced(path: str, role: Role, module: Module, layout: Layout) -> Role:
    """``role`` without what a name alone said: of a migration that is none, and of a ``manage.py`` that makes and starts the
    service, which is an entry point or a command line."""
    if role is Role.MIGRATION:
        return python_role(path, layout, migrations=False)
    if role is not Role.SCRIPT or path.rpartition("/")[2] != "manage.py" or not _serves(module):
        return role
    placed = python_role(f"{path.removesuffix('manage.py')}main.py", layout)
    return Role.CLI if placed in APPLICATION_ROLES and uses_cli(module) else placed


def _serves(module: Module) -> bool:
    """Whether the module makes a web application and starts a server with it, not only hands it to commands."""
    made = [call for call in module.calls if call.name in _APPLICATIONS]
    names = {
        f"{item.target}.run"
        for item in module.assigns
        if any(item.value == CallRef(each.index, each.line) for each in made)
    }
    return bool(made) and any(call.name in _SERVED or call.name in names for call in module.calls)


def _holds_steps(module: Module) -> bool:
    """Whether the module is about features that a program runs."""
    return any(item.target.partition(".")[0] in _STEP_PACKAGES for item in module.imports)


def _makes_test_data(module: Module) -> bool:
    """Whether the module has factories of rows for tests, those of factory_boy."""
    bases = (base for item in module.classes for base in item.bases)
    return any(isinstance(base, Ref) and _FACTORY.fullmatch(base.name) for base in bases)


def _offers_tests(module: Module) -> bool:
    """Whether the module has what tests take from it: tests to inherit, a test case of a library with helpers, or fixtures."""
    bases = (base for item in module.classes for base in item.bases)
    if any(isinstance(base, Ref) and base.name.endswith("TestCase") for base in bases):
        return True
    if any(item.target.partition(".")[0] == "pytest" and item.scope < 0 for item in module.imports):
        return True
    return any(item.owner >= 0 and item.name.startswith("test_") for item in module.functions)


def _called_test(path: str, module: Module) -> Role:
    """The role of a module called ``test``: a command, or code of a package without any test, framework or thing that runs."""
    if "commands" in path.split("/")[:-1] and uses_cli(module):
        return Role.CLI
    framed = any(_TESTING.match(item.target) for item in module.imports)
    cases = any(isinstance(base, Ref) and "Test" in base.name for item in module.classes for base in item.bases)
    tests = any(item.name.startswith("test_") or item.asserts for item in module.functions)
    runs = any(call.scope == -1 and call.has(Flag.STATEMENT | Flag.MAIN) for call in module.calls)
    if "/" in path and module.functions and not (framed or cases or tests or runs):
        return Role.APPLICATION
    return Role.TEST


def _builds_packages(module: Module) -> bool:
    """Whether the module has commands of setuptools or hooks of Hatch, which run while a package is built."""
    bases = (base for item in module.classes for base in item.bases)
    return any(isinstance(base, Ref) and _BUILD_STEP.search(base.name) for base in bases)


def _provisions(module: Module) -> bool:
    """Whether the module describes what the service is deployed on, for a program that sets up clouds."""
    return any(item.target.partition(".")[0] in _PROVISIONERS and item.scope < 0 for item in module.imports)


def _is_sphinx_extension(module: Module) -> bool:
    """Whether the module extends the builder of the documentation."""
    builds = any(item.target.split(".")[0] in ("sphinx", "docutils") for item in module.imports)
    return builds and any(item.name == "setup" and len(item.params) == 1 for item in module.functions)


def is_migration(path: str, module: Module) -> bool:
    """Whether the module is a schema revision or the environment that runs them, by what it declares.

    Alembic and Flask-Migrate, Django, Aerich, Piccolo, yoyo, peewee-migrate, Quart-DB with its first data.
    """
    bases = (base for item in module.classes for base in item.bases)
    if any(isinstance(base, Ref) and _OPERATION.match(base.name) for base in bases):
        return True
    targets = [item.target for item in module.imports]
    if _is_step_of_yoyo(module) or any(target.startswith("piccolo.apps.migrations.auto") for target in targets):
        return True
    top = {assign.target for assign in module.assigns if assign.scope == -1 and assign.owner == -1}
    if {":revision", ":down_revision"} <= top:
        return True
    functions = [item for item in module.functions if item.scope == -1 and item.owner == -1]
    names = {item.name for item in functions}
    if any(item.name == "migrate" and [p.name for p in item.params][:1] == ["migrator"] for item in functions):
        return True
    if _is_numbered(path, functions) or _is_numbered_step(path, module) or _is_version(path, names):
        return True
    if _holds_upgrades(path, module, functions):
        return True
    parts = path.split("/")
    if "migrations" in parts[:-1] and _DATED.match(parts[-1]) and names & {"migrate", "upgrade", "forward", "up"}:
        return True
    if "migrations" in parts[:-1] and {"upgrade", "downgrade"} <= names:
        return True
    if "migrations" in parts[:-1] and names & {"migrate", "execute"} and any(t.startswith("quart_db") for t in targets):
        return True
    return parts[-1] == "env.py" and any(target.split(".")[0] == "alembic" for target in targets)


def _is_step_of_yoyo(module: Module) -> bool:
    """Whether the module is written for yoyo, or does nothing but apply what is: a function that applies them is part of an
    application or a command."""
    runs = any(
        call.scope >= 0 and call.name.rpartition(".")[2] in ("read_migrations", "get_backend") for call in module.calls
    )
    return not runs and any(item.target.split(".")[0] == "yoyo" for item in module.imports)


def _is_numbered(path: str, functions: Sequence[Function]) -> bool:
    """Whether most functions of a module named for migrations, and at least two, bear a number: ``m001_initial``."""
    numbered = sum(bool(_NUMBERED.match(item.name)) for item in functions)
    return "migrat" in path.rpartition("/")[2] and numbered > 1 and numbered * 2 > len(functions)


def _is_version(path: str, names: set[str]) -> bool:
    """Whether a module of ``migrations/versions`` has what a runner of its own kind calls, or is a part of such modules."""
    *folders, name = path.lower().split("/")
    return folders[-2:] == ["migrations", "versions"] and (
        name.startswith("_") or any(_STEP.match(item) for item in names)
    )


def _holds_upgrades(path: str, module: Module, functions: Sequence[Function]) -> bool:
    """Whether a module named for upgrades mostly has functions that a decorator of the same name hands to their runner."""
    if not _UPGRADES.search(path):
        return False
    marked = [item for item in functions if any(_MARKS.search(module.written(each)) for each in item.decorators)]
    return 2 * len(marked) > len(functions)


def _is_numbered_step(path: str, module: Module) -> bool:
    """Whether a numbered module of a folder of migrations has what a runner of its own kind calls."""
    *folders, name = path.lower().split("/")
    if _STEP_FOLDERS.isdisjoint(folders[-1:]) or not _STEP_FILE.match(name):
        return False
    named = (*(item.name for item in module.functions), *(item.name.lower() for item in module.classes))
    return any(_STEP.match(item) for item in named)


def uses_cli(module: Module) -> bool:
    """Whether the module declares a command line."""
    targets = [item.target for item in module.imports]
    if any(target == name or target.startswith(name + ".") for target in targets for name in _CLI_IMPORTS):
        return True
    decorators = (item for function in module.functions for item in function.decorators)
    names = [item.name for item in decorators if isinstance(item, Ref)]
    names += [call.name for call in module.calls if call.has(Flag.DECORATOR)]
    return any(name.endswith(("cli.command", "manager.command")) for name in names)


def _states_a_release(module: Module) -> bool:
    targets = {assign.target for assign in module.assigns if assign.scope == -1}
    return ":__version__" in targets and bool({":__author__", ":__license__", ":__copyright__"} & targets)


def kept_extensions(modules: Mapping[str, Module]) -> frozenset[str]:
    """Packages within a package that are called as extensions of a framework are and bring their licence in their own text
    (``shop/flask_upload/__init__.py`` with ``:license: MIT``)."""
    return frozenset(
        folder
        for path, module in modules.items()
        for folder, _, name in [path.rpartition("/")]
        if name == "__init__.py" and _EXTENSION.search(folder)
        if f"{folder.rpartition('/')[0]}/__init__.py" in modules
        if _states_a_release(module) or (":copyright:" in module.docstring and ":license:" in module.docstring)
    )


def imported_names(roles: Mapping[str, Role], modules: Mapping[str, Module]) -> set[str]:
    """Every dotted name that application modules import, with its prefixes."""
    names: set[str] = set()
    for path, module in modules.items():
        if roles.get(path) not in APPLICATION_ROLES - {Role.CLI}:
            continue
        package = path.split("/")[:-1]
        for item in module.imports:
            target = item.target.lstrip(".")
            dots = len(item.target) - len(target)
            if dots:
                base = package[: len(package) - dots + 1]
                target = ".".join((*base, target))
            parts = target.split(".")
            names.update(".".join(parts[:end]) for end in range(1, len(parts) + 1))
    return names
