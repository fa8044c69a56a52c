"""Roots, workspaces, templates and distributions of a repository."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from prodready.extract.documents import read_document
from prodready.extract.kinds import kind_of
from prodready.extract.python import extract_module
from prodready.facts.files import FileInfo, Kind
from prodready.project.layout.topology import Topology, topology
from prodready.project.snapshot import Snapshot
from prodready.roles import assign_roles


def topology_of(files: Mapping[str, str]) -> Topology:
    kinds = {path: kind_of(path) for path in sorted(files)}
    roles = assign_roles(kinds)
    infos = {path: FileInfo(path, kind, roles[path], empty=not files[path]) for path, kind in kinds.items()}
    modules = {path: extract_module(files[path].encode()) for path, kind in kinds.items() if kind is Kind.PYTHON}
    unread = (Kind.PYTHON, Kind.NONE)
    documents = {path: read_document(kind, files[path].encode()) for path, kind in kinds.items() if kind not in unread}
    found = topology.run(Snapshot(infos, modules, documents))
    assert isinstance(found, Topology)
    return found


PROJECT = '[project]\nname = "x"\n'


def test_a_service_at_the_root_has_the_root_as_its_only_root() -> None:
    files = {"pyproject.toml": PROJECT, "app/__init__.py": "", "app/main.py": "", "tests/test_x.py": ""}
    assert topology_of(files).roots == ("",)
    assert topology_of({"app/main.py": ""}).roots == ("",)
    assert topology_of({"README.md": ""}).roots == ("",)


def test_a_backend_below_the_root_is_the_root_of_its_files() -> None:
    found = topology_of(
        {"pyproject.toml": "[tool.ruff]\n", "backend/pyproject.toml": PROJECT, "backend/app/main.py": ""}
    )
    assert found.roots == ("backend",)
    assert found.root_of("backend/app/main.py") == found.root_of("backend") == "backend"
    assert found.root_of("compose.yml") == found.root_of("backend_x/a.py") == ""


@pytest.mark.parametrize("manifest", ["requirements.txt", "requirements/base.txt", "Dockerfile", "Pipfile", "setup.py"])
def test_each_service_of_a_repository_with_several_is_a_root(manifest: str) -> None:
    found = topology_of({f"a/{manifest}": "", "a/main.py": "", f"b/{manifest}": "", "b/main.py": ""})
    assert found.roots == ("a", "b")


def test_src_is_a_layout_and_manifests_of_docs_and_tests_are_no_roots() -> None:
    found = topology_of(
        {
            "src/requirements.txt": "",
            "src/app/main.py": "",
            "docs/requirements.txt": "",
            "docs/conf.py": "",
            "tests/requirements.txt": "",
            "tests/test_x.py": "",
        }
    )
    assert found.roots == ("",)


def test_a_package_is_a_root_only_with_a_manifest_of_its_own_kind() -> None:
    code = {"app/__init__.py": "", "app/main.py": ""}
    assert topology_of({**code, "app/Dockerfile": "FROM python:3.12\n"}).roots == ("",)
    assert topology_of({**code, "app/Dockerfile": "FROM python:3.12\n", "app/requirements.txt": ""}).roots == ("app",)
    assert topology_of({**code, "app/pyproject.toml": PROJECT}).roots == ("app",)


def test_members_of_a_workspace_are_told() -> None:
    workspace = 'members = ["services/*", "packages/common"]\nexclude = ["services/old"]\n'
    folders = ("services/api", "services/old", "packages/common", "other")
    manifests = {f"{folder}/pyproject.toml": PROJECT for folder in folders}
    code = {f"{folder}/main.py": "" for folder in folders}
    found = topology_of({"pyproject.toml": "[tool.uv.workspace]\n" + workspace, **manifests, **code})
    assert found.members == ("packages/common", "services/api")
    assert set(found.roots) == set(folders)


def test_near_looks_in_the_root_first_and_then_upwards_never_sideways() -> None:
    files = {
        "backend/pyproject.toml": PROJECT,
        "backend/app/main.py": "",
        "backend/alembic.ini": "",
        "backend/conf/alembic.ini": "",
        "frontend/alembic.ini": "",
        "alembic.ini": "",
        "uv.lock": "",
        ".env.example": "",
        ".github/workflows/ci.yml": "",
    }
    found = topology_of(files)
    assert list(found.near("backend/app/main.py", ["alembic.ini", "uv.lock"])) == [
        "backend/alembic.ini",
        "alembic.ini",
        "uv.lock",
    ]
    assert list(found.near("backend", [".env*"])) == [".env.example"]
    assert list(found.near("backend", [".github/workflows/*.yml"])) == [".github/workflows/ci.yml"]
    assert list(found.near("", ["alembic.ini"])) == ["alembic.ini"]


def test_a_project_template_is_one_with_sources_to_render() -> None:
    found = topology_of(
        {"cookiecutter.json": "{}", "{{cookiecutter.slug}}/main.py": "", "hooks/pre_gen_project.py": ""}
    )
    assert found.template is not None
    assert (found.template.generator, found.template.path) == ("cookiecutter", "cookiecutter.json")
    assert found.template.sources == ("{{cookiecutter.slug}}/main.py",)
    copier = topology_of({"copier.yml": "a: b\n", "template/main.py.jinja": ""})
    assert copier.template is not None
    assert copier.template.generator == "copier"
    runnable = {"copier.yml": "a: b\n", ".copier/.answers.yml.jinja": "", "backend/app/main.py": ""}
    assert topology_of(runnable).template is None


STANDARD = """\
[build-system]
requires = []

[project]
name = "shop"
classifiers = ["Topic :: Software Development :: Libraries :: Python Modules"]
[project.scripts]
shop = "shop.cli:main"
"""
POETRY = '[tool.poetry]\nname = "shop"\n[tool.poetry.scripts]\nshop = "shop.cli:main"\n'
SETUP_CFG = """\
[metadata]
name = shop
classifiers =
    Framework :: FastAPI
    Topic :: Software Development :: Libraries
[options.entry_points]
console_scripts =
    shop = shop.cli:main
"""
SETUP_PY = """\
from setuptools import setup
setup(
    name="shop",
    classifiers=["Topic :: Software Development :: Libraries"],
    entry_points={"console_scripts": ["shop=shop.cli:main"]},
)
"""

UNBUILT = '[project]\nname = "shop"\n[project.scripts]\nshop = "shop.cli:main"\n'


@pytest.mark.parametrize(
    ("path", "text", "line", "library", "built"),
    [
        ("pyproject.toml", STANDARD, 5, True, True),
        ("pyproject.toml", POETRY, 2, False, True),
        ("pyproject.toml", UNBUILT, 2, False, False),
        ("setup.cfg", SETUP_CFG, 2, True, True),
        ("setup.py", SETUP_PY, 2, True, True),
    ],
)
def test_packaging_metadata_is_read_in_every_spelling(
    path: str, text: str, line: int, library: bool, built: bool
) -> None:
    found = topology_of({path: text, "shop/__init__.py": "", "docs/setup.py": SETUP_PY})
    assert len(found.packages) == 1
    package = found.packages[0]
    assert (package.name, package.folder, package.path, package.line) == ("shop", "", path, line)
    assert package.scripts == (("shop", "shop.cli:main"),)
    assert (package.library, package.built) == (library, built)
    assert found.package_of("shop/__init__.py") == package


def test_configuration_of_tools_is_no_distribution() -> None:
    found = topology_of({"pyproject.toml": "[tool.ruff]\n", "setup.cfg": "[flake8]\nmax = 1\n", "app/main.py": ""})
    assert found.packages == ()
    assert found.package_of("app/main.py") is None
