"""The role of a file by the names in its path.

Some folder names mean two things: ``tools/`` beside ``pyproject.toml`` is tooling, ``app/tools/`` inside a package is
what the application's agent calls; ``docs/`` inside a package of Google plugins reads Google Docs. What decides is
whether the folder stands inside code, which needs the other paths: ``Layout``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from prodready.facts.files import Kind, Role
from prodready.roles.layout import LAYERS, NO_LAYOUT, TEST_FOLDER, Layout

_VENDORED = frozenset({"node_modules", "bower_components", ".venv", "venv", "site-packages", "_vendor", "third_party"})
_VENDORED_SOFT = frozenset({"vendor", "vendors", "vendored", "thirdparty", "3rdparty", "_ext", "extern", "externals"})
_OTHERS = frozenset({"third_party", "thirdparty", "3rdparty", "vendors"})

_LAYER_FOLDERS = frozenset(
    (
        *(
            "models",
            "model",
            "schemas",
            "schema",
            "serializers",
            "serialisers",
            "entities",
            "tables",
            "forms",
            "views",
            "routes",
        ),
        *("routers", "endpoints", "controllers", "handlers", "repositories", "crud", "dao", "dal"),
    )
)
"""Folders of layers, which do not name deployable parts as well (``services/``, ``api/``, ``apps/`` do)."""
_VERSION = re.compile(r"v\d+\Z")
_CHARM_LIBRARIES = re.compile(r"(?:^|/)lib/charms/\w+/v\d+(?:/|\Z)")
"""Where charmcraft puts the libraries that operators of other applications publish."""
_HELPS_TESTS = re.compile(r"(?!(?:ab|a_b|user|usability|pen|penetration|software)_)\w+_testing\Z")
"""A package that lends its tests to others (``shop_core_testing``), no feature that tests something of its users."""
_TEST_FILE = re.compile(
    r"(?:test_.*|.*_tests?|tests?|tests_.*|conftest|.*_vows|.*_factories|locustfile|testcases?)\.py\Z"
)
_FIXTURES = frozenset({"fixtures", "testdata"})
_MOCK_FOLDER = re.compile(
    r"(?:mocks|\w+_mock|mock_(?:server|service|api|provider|backend|upstream|llm|model|idp|oauth|gateway|webhook)s?)\Z"
)
"""A stand-in for somebody else's service, which is there to be looked at like an example."""
_DOCS_FOLDER = re.compile(r"(?:docs?|docs_src|documentation|docs?_old|old_docs?)\Z")
_SAMPLES_FOLDER = re.compile(r"(?:samples?|demos?|contrib|sandbox|(?:\w+_)?starter_?kits?)\Z")
_EXAMPLES_FOLDER = re.compile(
    r"(?:examples?|tutorial\w*|(?:example|demo|sample)_?(?:project|app|site|config|plugin|script)s?(?:_\w+)?)\Z"
)
_FEATURES = re.compile(r"(?:examples?|tutorials?)\Z")
"""Names of examples that are also what an application is about: sentences to be labelled, lessons to be read."""
_TOOLING = frozenset({"scripts", "_scripts", "script", "hack", "build_helpers", "build_tools", "buildtools"})
_ONE_OFF_FOLDER = re.compile(
    r"(?:upgrade|migration|maint(?:enance)?|dev|build|release|deploy|database|db|admin|utility)[-_]scripts?\Z|devscripts\Z"
)
_ONE_OFFS = frozenset({"migrate", "migration", "migrations", "upgrade", "upgrades", "patches", "maintenance"})
_NUMBERED = re.compile(r"\d+(?:_|\Z)")
"""Folders in these that no module can be imported from: each holds what was run once (``migrate/1089_fix_urls/``)."""
_TOOLING_SOFT = frozenset(
    (
        *("tools", "tooling", "dev", "devtools", "ops", "ci", "hooks", "benchmarks", "benchmark", "bench", "packaging"),
        *(
            "deploy",
            "deployment",
            "docker",
            "infra",
            "terraform",
            "ansible",
            "salt",
            "development",
            "locale",
            "locales",
        ),
    )
)
_MEASURES = frozenset({"bench", "benchmark", "benchmarks"})
_TOOLING_FILE = re.compile(
    r"(?:noxfile|fabfile|dodo|pavement|versioneer|hatch_build|_?build_backend|(setup|manage|populate\w*|seeds?|seeds?_\w+))\.py\Z"
)
_SETTINGS_FOLDERS = frozenset({"settings", "config", "configs", "conf", "configuration"})
_SETTINGS_FILE = re.compile(
    r"(?:settings|configs?|configuration|settings_\w+|config_\w+|gunicorn[\w.]*|.*\.conf"
    r"|(?:app|base|common|default|global|local|project|core|dev|development|stag(?:e|ing)|prod|production|test|ci|docker"
    r"|celery|logging|log|env)_?(?:settings|config))\.py\Z"
)
_ENTRY_FILES = frozenset({"main.py", "app.py", "wsgi.py", "asgi.py", "application.py", "server.py", "run.py"})
_CLI_FILE = re.compile(r"(?:cli|__main__|cli_\w+|\w*_cli)\.py\Z")
_WEAK_CLI_FILES = frozenset({"commands.py", "console.py", "manage.py"})
"""Names of command lines that modules of a layer have as well (``views/manage.py``)."""
_TEMPLATE_FOLDER = re.compile(r"(?:project|app)_template\Z")
"""What Django's ``startproject`` and ``startapp`` copy; its files may parse, their settings are placeholders."""
_TEMPLATES_OF_CODE = re.compile(r"(?:project|setup|cookiecutter)_templates?\Z")
"""The same of other generators, where Python stands in them; pages are templates of another kind."""
_TEMPLATE_FILE = re.compile(
    r"(?:\.(?:py|toml|ya?ml|cfg|ini)|/\w*(?:dockerfile|makefile))(?:\.jinja2?|\.j2|\.tmpl|\.tpl|-tpl)\Z"
    r"|[./]env(?:\.jinja2?|\.j2)\Z"
)
"""Sources that a generator renders; ``.env.tpl`` is what people copy, unless it has gaps of an engine."""
_DJANGO_MIGRATION = re.compile(r"(?:^|/)migrations/(?:.+/)?\d{3,}\w*\.py\Z")
_REVISION = re.compile(r"(?:^|/)(?:alembic|migrations?|revisions)/(?:.+/)?(?:versions/[^/]+|env)\.py\Z")


_PLAIN = str.maketrans("- ", "__")
_of_folder = lru_cache(maxsize=8192)
"""For what a folder says of all files in it."""


def _steps(folder: str) -> Iterator[tuple[str, str, str]]:
    """Each folder of a path from the outermost: what stands above it, its name, its path."""
    above = ""
    for part in folder.split("/") if folder else ():
        here = f"{above}/{part}" if above else part
        yield above, part, here
        above = here


def by_path(path: str, kind: Kind, known: Layout = NO_LAYOUT) -> Role:
    """The role of a file that is read."""
    if kind is Kind.PYTHON:
        return python_role(path, known)
    folder = path.rpartition("/")[0]
    if _vendored(folder, known):
        return Role.VENDORED
    if _template(path, kind, known) or _below(folder, known.generated):
        return Role.TEMPLATE
    return _area(folder, known) or Role.CONFIG


def python_role(path: str, layout: Layout = NO_LAYOUT, migrations: bool = True) -> Role:
    """The role of a Python file; ``migrations`` False: its content says that it is none."""
    folder, _, name = path.rpartition("/")
    lowered = name.lower()
    if _vendored(folder, layout):
        return Role.VENDORED
    if lowered.endswith(("_pb2.py", "_pb2_grpc.py")):
        return Role.GENERATED
    if _template(path, Kind.PYTHON, layout) or _below(folder, layout.generated):
        return Role.TEMPLATE
    area = _area(folder, layout)
    if area is not None:
        return area
    low_path = path.lower()
    if _below(folder, layout.alembic):
        return Role.MIGRATION
    if migrations and (_DJANGO_MIGRATION.search(low_path) or _REVISION.search(low_path)):
        return Role.MIGRATION
    folders = path.split("/")[:-1]
    in_settings = bool(folders) and folders[-1].lower() in _SETTINGS_FOLDERS
    if _TEST_FILE.match(lowered) and not (in_settings and lowered == "test.py"):
        return Role.TEST
    if lowered.startswith("gunicorn"):
        return Role.SETTINGS
    if _tooling_file(folder, lowered, layout) or _tooling(folder, layout):
        return Role.SCRIPT
    weak = lowered in _WEAK_CLI_FILES and not _LAYER_FOLDERS.intersection(part.lower() for part in folders[-1:])
    if weak or _CLI_FILE.match(lowered) or _commands(folder, layout):
        return Role.CLI
    return _placed_role(folders, lowered)


def _placed_role(folders: Sequence[str], name: str) -> Role:
    """Settings, entry point or application. A module's own name says more than its folder's."""
    above = [part.lower() for part in folders if not _VERSION.match(part)]
    layered = not _LAYER_FOLDERS.isdisjoint(above) or (len(above) < len(folders) and "api" in above)
    layered = layered or above[-1:] in (["services"], ["service"], ["resources"])
    if _SETTINGS_FILE.match(name):
        return Role.APPLICATION if layered else Role.SETTINGS
    if name in _ENTRY_FILES:
        return Role.APPLICATION if layered else Role.ENTRY
    if any(part.lower() in _SETTINGS_FOLDERS for part in folders) and name[:-3] not in LAYERS:
        return Role.SETTINGS
    return Role.APPLICATION


@_of_folder
def _vendored(folder: str, layout: Layout) -> bool:
    for above, part, here in _steps(folder):
        lowered = part.lower()
        if _speaks_of_others(above, lowered, here, layout):
            continue
        if lowered in _VENDORED or here in layout.libraries:
            return True
        if lowered in _VENDORED_SOFT and here not in layout.layered:
            return True
    return _CHARM_LIBRARIES.search(folder) is not None


def _speaks_of_others(above: str, name: str, folder: str, layout: Layout) -> bool:
    """Whether a folder is named for other parties that its own code deals with: settings for them
    (``settings/third_party/mail.py``), and a package of vendors without a package of anybody in it."""
    if name in _OTHERS and above.rpartition("/")[2].lower() in _SETTINGS_FOLDERS:
        return True
    own = name == "vendors" and {folder, above} <= layout.packages
    return own and not any(package.startswith(f"{folder}/") for package in layout.packages)


def _template(path: str, kind: Kind, layout: Layout) -> bool:
    """Source of a project template: a placeholder in a name, or a template of code or configuration; not a package with
    routes or tables for templates of projects."""
    if "{{" in path or "{%" in path:
        return True
    if kind is Kind.PYTHON and "[[" in path and "]]" in path:
        return True
    folder = path.rpartition("/")[0]
    return _copied(folder, kind is Kind.PYTHON, layout) or _TEMPLATE_FILE.search("/" + path.lower()) is not None


@_of_folder
def _copied(folder: str, python: bool, layout: Layout) -> bool:
    """Whether a generator copies the folder, by its name; ``python``: what Python stands in it."""
    parts = [(part.lower(), here) for _, part, here in _steps(folder)]
    if any(_TEMPLATE_FOLDER.match(part) for part, _ in parts):
        return True
    named = [here for part, here in parts if _TEMPLATES_OF_CODE.match(part)]
    return python and not all(map(layout.is_layered, named))


def _below(folder: str, known: frozenset[str]) -> bool:
    return bool(known) and any(here in known for _, _, here in _steps(folder))


@_of_folder
def _area(folder: str, layout: Layout) -> Role | None:
    """Test or documentation by the outermost folder that says so."""
    for above, part, here in _steps(folder):
        if here in layout.own:
            continue
        lowered = part.lower().translate(_PLAIN)
        if TEST_FOLDER.match(lowered) or (lowered == "t" and not above):
            return Role.TEST
        if (_HELPS_TESTS.match(lowered) and here not in layout.layered) or here in layout.loads:
            return Role.TEST
        inside = layout.inside_code(above)
        if lowered in _FIXTURES and not inside:
            return Role.TEST
        if _DOCS_FOLDER.match(lowered) and not inside:
            return Role.DOCS
        if Role.DOCS in layout.without:
            continue
        if lowered == "example" and (here in layout.alone or (inside and here in layout.layered)):
            continue  # a feature of that name (``api/example/views.py``)
        if _FEATURES.match(lowered) and layout.is_feature(here):
            continue
        ambiguous = _SAMPLES_FOLDER.match(lowered) or _MOCK_FOLDER.match(lowered)
        if _EXAMPLES_FOLDER.match(lowered) or (ambiguous and not inside):
            return Role.DOCS
    return None


def in_tests(path: str) -> bool:
    """Whether a folder of the path says test."""
    return any(TEST_FOLDER.match(part.lower().translate(_PLAIN)) for part in path.split("/")[:-1])


def _tooling_file(folder: str, name: str, layout: Layout) -> bool:
    named = _TOOLING_FILE.match(name)
    return named is not None and not (named[1] and layout.inside_code(folder))


@_of_folder
def _tooling(folder: str, layout: Layout) -> bool:
    folders = folder.split("/") if folder else []
    for index, part in enumerate(folders):
        lowered = part.lower()
        hidden = lowered.startswith(".") and len(lowered) > 1
        if lowered in _TOOLING or hidden or lowered.startswith("seeds") or _ONE_OFF_FOLDER.match(lowered):
            return True
        if index and folders[index - 1].lower() in _ONE_OFFS and _NUMBERED.match(lowered):
            return True
        ambiguous = lowered in _TOOLING_SOFT or _is_bin(folders, index, layout)
        if lowered in _MEASURES and _measures(folders[: index + 1], layout):
            return True
        soft = ambiguous and Role.SCRIPT not in layout.without and not layout.inside_code("/".join(folders[:index]))
        here = "/".join(folders[: index + 1])
        if soft and not (layout.is_layered(here) or layout.holds_most(here)):
            return True
    return False


@_of_folder
def _commands(folder: str, layout: Layout) -> bool:
    """Whether a folder, or one round it, holds programs or commands."""
    folders = folder.split("/")
    return any(part.lower() in ("cli", "commands") or _is_bin(folders, at, layout) for at, part in enumerate(folders))


def _measures(folders: Sequence[str], layout: Layout) -> bool:
    """Whether a folder inside a package measures the package, such as programs of other frameworks to compare with, and is
    no feature of that name (``shop/benchmarks/views.py``, ``api/benchmarks``)."""
    above = {part.lower() for part in folders[:-1]}
    return len(folders) > 1 and "/".join(folders) not in layout.layered and not above & (_LAYER_FOLDERS | {"api"})


def _is_bin(folders: Sequence[str], at: int, layout: Layout) -> bool:
    """Whether a folder is one of programs, and no project of its own that stands in there (``bin/shop/setup.py``) has the
    file."""
    inner = ("/".join(folders[:end]) for end in range(at + 2, len(folders) + 1))
    return folders[at].lower() == "bin" and not any(folder in layout.projects for folder in inner)


def soft_tooling(path: str) -> bool:
    """Whether only folder names that can mean code, too, make the file tooling."""
    folders = [part.lower() for part in path.split("/")[:-1]]
    hard = any(part in _TOOLING or part.startswith(".") or _ONE_OFF_FOLDER.match(part) for part in folders)
    hard = hard or not _MEASURES.isdisjoint(folders[1:])
    return not hard and any(part in _TOOLING_SOFT for part in folders)


def soft_sample(path: str) -> bool:
    """Whether only folder names at the root that can mean code, too, make the file documentation (``contrib/``)."""
    root, _, rest = path.lower().partition("/")
    area = _area(rest.rpartition("/")[0], NO_LAYOUT)
    return bool(_SAMPLES_FOLDER.match(root)) and rest != "" and area is None


def weak_cli(path: str) -> bool:
    """Whether only a name says command line that handlers, use cases and consoles of other kinds have, too."""
    *folders, name = path.lower().split("/")
    if _CLI_FILE.match(name) or "cli" in folders or "bin" in folders:
        return False
    return "management" not in folders


def revision_folder(path: str) -> str:
    """The folder of a numbered migration of Django; empty for any other path."""
    folder = path.rpartition("/")[0]
    numbered = folder.rpartition("/")[2] == "migrations" and _DJANGO_MIGRATION.search(path.lower())
    return folder if numbered else ""


def dotted_names(path: str) -> set[str]:
    """The names under which a file in a soft tooling folder can be imported, from the root or that folder's parent."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    starts = {0, *(start for start, part in enumerate(parts) if part.lower() in _TOOLING_SOFT)}
    return {".".join(parts[start:]) for start in starts}
