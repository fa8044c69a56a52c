"""What the paths of a repository say together: its packages, projects, layers and copies of libraries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from prodready.facts.files import Role

MANIFESTS = frozenset(
    {"pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "pipfile", "poetry.lock", "uv.lock", "manage.py"}
)
"""Files (lower case) that make a folder the root of a project rather than a folder of code."""
_LIBRARIES = frozenset(
    (
        *(
            "requests",
            "urllib3",
            "certifi",
            "idna",
            "chardet",
            "charset_normalizer",
            "six.py",
            "yaml",
            "simplejson",
            "bs4",
        ),
        *(
            "dateutil",
            "pytz",
            "attr",
            "click",
            "jinja2",
            "markupsafe",
            "werkzeug",
            "flask",
            "bottle.py",
            "cherrypy",
            "mako",
        ),
        *(
            "sqlalchemy",
            "tornado",
            "websocket",
            "html5lib",
            "lxml",
            "babel",
            "rich",
            "pygments",
            "colorama",
            "configobj.py",
        ),
    )
)
"""Packages that nobody writes under their name; a folder that holds several of them holds other people's code."""
MANY = 4
LAYERS = frozenset(
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
            "admin",
            "apps",
        ),
        *("routes", "router", "routers", "views", "urls", "api", "endpoints", "controllers", "handlers", "resources"),
        *("services", "service", "repository", "repositories", "crud", "dao", "dal", "selectors", "managers", "tasks"),
        *("api_router", "celery", "celery_app", "dependencies", "deps"),
    )
)
"""Module names that say what a folder holds, whatever the folder is called."""

TEST_FOLDER = re.compile(
    r"(?:tests?|(?:\w+_)?test_?(?:app|project|site)|__tests__|testing|testing_(?:support|utils?|helpers?|tools|fixtures)|testlib|testutils?|[a-z]*test_?suite|e2e|(?:\w+_)?tests|tests_\w+|test_\w+"
    r"|unittests?|(?:\w+_)?load_?test"
    r"|(?:unit|integration|functional|e2e|system|contract|load|smoke|acceptance|manual|perf|performance|api|ui)_?test)\Z"
)
_LOAD_FOLDER = re.compile(r"(?:locust|load|perf|performance|stress)(?:_?(?:tests?|testing|files?))?\Z")
"""What holds the programs that put load on a service, where a ``locustfile.py`` in it says so."""
_PROJECTS_TO_COPY = re.compile(r"(?:templates?|skeletons?|scaffolds?|boilerplates?)\Z")
"""The same where whole projects stand in them, each with a manifest of its own."""
SMALL = 25
_LICENCE = re.compile(r"(?:licen[cs]e|copying)(?:[.-](?!(?:pyi?|[jt]sx?|vue|html?|css|json|ya?ml|sql)\Z)\w+)?\Z")
"""The text of a licence, unlike code for licences (``models/license.py``)."""
_EDITIONS = frozenset({"ee", "enterprise"})
"""Folders of what a project sells under a licence of its own."""

_BESIDE = re.compile(r"(?:setup|settings|conftest|noxfile|tasks|manage)\.py\Z")
"""Modules that stand beside the package of a project."""


class Layout(msgspec.Struct, frozen=True):
    """What the other paths say: folders with ``__init__.py``, with Python files, with a manifest, and layer modules."""

    packages: frozenset[str] = frozenset()
    python: frozenset[str] = frozenset()
    projects: frozenset[str] = frozenset()
    layered: frozenset[str] = frozenset()  # folders that hold a module named for a layer
    libraries: frozenset[str] = frozenset()  # folders of other people's packages
    alone: frozenset[str] = frozenset()  # the only package of a project that has no modules beside its manifests
    alembic: frozenset[str] = frozenset()  # migration environments: env.py beside script.py.mako
    loads: frozenset[str] = frozenset()  # folders named for load that hold a locustfile.py
    generated: frozenset[str] = frozenset()  # folders that hold whole projects for a generator to copy
    own: frozenset[str] = frozenset()  # packages that are called for tests because their project is (``test_bench``)
    without: frozenset[Role] = frozenset()  # roles that ambiguous folder names do not give
    known: bool = True  # False: the other paths are not known

    @classmethod
    def of(cls, paths: Iterable[str], without: Collection[Role] = (), own: frozenset[str] = frozenset()) -> Layout:
        """The layout of a repository with these paths."""
        listed = [path.rpartition("/")[::2] for path in paths]
        code = [(folder, name) for folder, name in listed if name.endswith(".py")]
        packages = frozenset(folder for folder, name in code if name == "__init__.py")
        projects = frozenset({"", *(folder for folder, name in listed if name.lower() in MANIFESTS)})
        named = frozenset(folder for folder, name in listed if name == "pyproject.toml")
        layered = frozenset(folder for folder, name in code if name[:-3].lower() in LAYERS)
        held: dict[str, set[str]] = {}
        for folder, name in code:
            around, _, last = folder.rpartition("/")
            held.setdefault(around, set()).add(last)
            held.setdefault(folder, set()).add(name)
        return cls(
            packages,
            frozenset(folder for folder, _ in code),
            projects - (packages - named),
            layered,
            frozenset(folder for folder, names in held.items() if _holds_libraries(folder, names))
            | _licensed(listed, packages, projects, held),
            _alone(packages, projects - {""}, held),
            frozenset(folder for folder, name in listed if name == "script.py.mako") - layered,
            frozenset(folder for folder, name in listed if name == "locustfile.py" and _puts_load(folder)),
            _generated(packages, projects) | _copied(listed),
            own,
            frozenset(without),
        )

    def is_layered(self, folder: str) -> bool:
        """Whether a folder is a package with a module that is named for a layer: an application by whatever name."""
        return folder in self.layered and folder in self.packages

    def holds_most(self, folder: str) -> bool:
        """Whether most packages with layers stand in projects below a folder: it holds the deployables themselves
        (``development/services/orders/app/``)."""
        layered = self.layered & self.packages
        below = {project for project in self.projects if project.startswith(f"{folder}/")}
        inside = sum(any(each.startswith(f"{project}/") for project in below) for each in layered)
        return inside * 2 > len(layered)

    def is_feature(self, folder: str) -> bool:
        """Whether a folder is a package with layers, in it or in packages of it, that stands in a package or beside
        others with migrations of their own."""
        above = folder.rpartition("/")[0]
        if folder not in self.packages or not self._has_layers(folder):
            return False
        siblings = {package.rpartition("/")[0] for package in self.packages if package.endswith("/migrations")}
        return above in self.packages or sum(each.rpartition("/")[0] == above for each in siblings - {folder}) > 1

    def _has_layers(self, folder: str) -> bool:
        below = (each for each in self.layered if each.rpartition("/")[0] == folder)
        return folder in self.layered or any(each in self.packages for each in below)

    def inside_code(self, folder: str) -> bool:
        """Whether what stands in ``folder`` is part of a package rather than of a project's root."""
        return folder not in self.projects and (folder in self.python or not self.known)


def _holds_libraries(folder: str, names: set[str]) -> bool:
    """Whether a folder holds copies of packages that everybody knows; in one of tests their names are what is tested."""
    tests = any(TEST_FOLDER.match(part.lower()) for part in folder.split("/"))
    return bool(folder) and len(names & _LIBRARIES) >= MANY and not tests


def _puts_load(folder: str) -> bool:
    return _LOAD_FOLDER.match(folder.rpartition("/")[2].lower().replace("-", "_")) is not None


def _generated(packages: frozenset[str], projects: frozenset[str]) -> frozenset[str]:
    """Folders of templates in packages that hold projects (``shop/templates/rest-api/requirements.txt``)."""
    found = set()
    for project in projects:
        parts = project.split("/")
        for at, part in enumerate(parts[:-1]):
            if at and _PROJECTS_TO_COPY.match(part.lower()) and "/".join(parts[:at]) in packages:
                found.add("/".join(parts[: at + 1]))
    return frozenset(found)


def _copied(listed: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Folders of templates beside the questions of Copier that hold Python (``template/shop/main.py``), not pages only."""
    asking = {f"{folder}/".lstrip("/") for folder, name in listed if name in ("copier.yml", "copier.yaml")}
    parts = [(above, folder) for folder, name in listed if name.endswith(".py") for above in asking]
    tops = ((above, folder[len(above) :].split("/")[0]) for above, folder in parts if folder.startswith(above))
    return frozenset(f"{above}{top}" for above, top in tops if _PROJECTS_TO_COPY.match(top))


def _alone(packages: frozenset[str], projects: frozenset[str], held: dict[str, set[str]]) -> frozenset[str]:
    """Packages beside which their project has neither another, tests aside, nor modules but settings and a set-up."""
    found = set()
    for project in projects - packages:
        names = {name for name in held.get(project, ()) if not TEST_FOLDER.match(name) and not _BESIDE.match(name)}
        if len(names) == 1 and f"{project}/{(only := names.pop())}" in packages:
            found.add(f"{project}/{only}")
    return frozenset(found)


def _licensed(
    listed: Sequence[tuple[str, str]], packages: frozenset[str], projects: frozenset[str], held: dict[str, set[str]]
) -> frozenset[str]:
    """Small packages that brought their own licence along, beside or inside of the project's own package.

    A large one, or one that is called so, is a part of the project that is licensed otherwise (``ee/``).
    """
    named = {folder for folder, name in listed if _LICENCE.match(name.lower())} & packages - projects
    named = {folder for folder in named if folder.rpartition("/")[2].lower() not in _EDITIONS}
    code = [folder for folder, name in listed if name.endswith(".py")]
    sizes = {folder: sum(f"{one}/".startswith(f"{folder}/") for one in code) for folder in named}
    found = {folder for folder in named if sizes[folder] <= min(SMALL, len(code) / 3)}
    beside = {
        folder: {f"{around}/{name}".lstrip("/") for name in held.get(around, ())}
        for folder in found
        for around in [folder.rpartition("/")[0]]
    }
    return frozenset(
        folder
        for folder, near in beside.items()
        if folder.rpartition("/")[0] in packages or ("/" in folder and (near & packages) - found)
    )


NO_LAYOUT = Layout(projects=frozenset({"", "src", "backend", "server", "service"}), known=False)
"""For a path alone: only the usual roots are known, everything else could be code."""
