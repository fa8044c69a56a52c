"""What a distribution installs, as its manifests say or as build tools find it."""

from __future__ import annotations

import pytest

from prodready.project.layout.topology import Topology
from tests.unit.project_of import project

TREE = {
    "part/__init__.py": "",
    "part/api.py": "x = 1\n",
    "demo_site/__init__.py": "",
    "loose/x.py": "x = 1\n",
    "single.py": "x = 1\n",
    "src/inner/__init__.py": "",
}
SETUP = "from setuptools import find_namespace_packages, find_packages, setup\n\n"


def ships(manifest: str, text: str) -> tuple[str, ...] | None:
    (package,) = project({**TREE, manifest: text}).get(Topology).packages
    return package.ships


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("packages=['part', 'part.sub']", ("part",)),
        ("packages=['part'], py_modules=['single']", ("part", "single")),
        ("py_modules=['single']", ("single",)),
        ("packages=find_packages(include=['part*'])", ("part",)),
        ("packages=find_packages(exclude=['demo*', 'tests'])", ("part",)),
        ("packages=find_packages()", ("demo_site", "part")),
        ("packages=find_namespace_packages(include=['loose'])", ("loose",)),
        ("packages=find_packages('src'), package_dir={'': 'src'}", ("src/inner",)),
        ("packages=['inner'], package_dir={'': 'src'}", ("src/inner",)),
        ("packages=['a'], package_dir={'a': 'lib/a'}", ("",)),
        ("packages=find_packages() + ['more']", ("",)),
        ("packages=find_packages(include=WANTED)", ("",)),
        ("packages=find_packages(where=WHERE)", ("",)),
        ("**arguments", ("",)),
        ("", ("src/inner",)),
    ],
)
def test_setup_is_given_packages(arguments: str, expected: tuple[str, ...]) -> None:
    assert ships("setup.py", f"{SETUP}setup(name='x', {arguments})\n") == expected


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ("[tool.setuptools]\npackages = ['part']\n", ("part",)),
        ("[tool.setuptools]\npy-modules = ['single']\n", ("single",)),
        ("[tool.setuptools.packages.find]\ninclude = ['part*']\n", ("part",)),
        ("[tool.setuptools.packages.find]\nwhere = ['src']\n", ("src/inner",)),
        ("[[tool.poetry.packages]]\ninclude = 'inner'\nfrom = 'src'\n", ("src/inner",)),
        ("[[tool.poetry.packages]]\ninclude = 'p*'\n", ("",)),
        ("[tool.hatch.build.targets.wheel]\npackages = ['src/inner']\n", ("src/inner",)),
        ("[tool.hatch.build.targets.wheel]\ninclude = ['**/*.py']\n", ("",)),
        ("[tool.flit.module]\nname = 'part'\n", ("part",)),
        ("[tool.uv.build-backend]\nmodule-name = 'inner'\n", ("src/inner",)),
        ("[tool.uv.build-backend]\nmodule-name = ['inner', 'part']\n", ("src/inner", "part")),
        ("[tool.ruff]\nline-length = 99\n", ("part",)),
    ],
)
def test_pyproject_lists_packages(tables: str, expected: tuple[str, ...]) -> None:
    assert ships("pyproject.toml", f"[project]\nname = 'part'\n\n{tables}") == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("packages = part", ("part",)),
        ("packages =\n    part\n    part.sub", ("part",)),
        ("packages = find:\n\n[options.packages.find]\nexclude = demo*", ("part",)),
        ("packages = find:\npackage_dir =\n    =src\n\n[options.packages.find]\nwhere = src", ("src/inner",)),
        ("packages = find_namespace:\n\n[options.packages.find]\ninclude = loose", ("loose",)),
        ("py_modules = single", ("single",)),
    ],
)
def test_setup_cfg_lists_packages(options: str, expected: tuple[str, ...]) -> None:
    assert ships("setup.cfg", f"[metadata]\nname = x\n\n[options]\n{options}\n") == expected


def test_manifests_of_one_folder_speak_of_one_distribution() -> None:
    files = {**TREE, "pyproject.toml": "[project]\nname = 'x'\n", "setup.py": f"{SETUP}setup(packages=['part'])\n"}
    assert [package.ships for package in project(files).get(Topology).packages] == [("part",), ("part",)]


def test_build_tools_find_the_package_themselves() -> None:
    """By the distribution's name, or the only one; setuptools refuses several, other tools may know better."""
    flat = {"one/__init__.py": "", "tests/__init__.py": ""}
    manifest = "[project]\nname = 'other'\n"
    (only,) = project({**flat, "pyproject.toml": manifest}).get(Topology).packages
    (several,) = project({**flat, "two/__init__.py": "", "pyproject.toml": manifest}).get(Topology).packages
    hatch = f"{manifest}\n[build-system]\nbuild-backend = 'hatchling.build'\n"
    (unknown,) = project({**flat, "two/__init__.py": "", "pyproject.toml": hatch}).get(Topology).packages
    (module,) = project({"other.py": "", "pyproject.toml": manifest}).get(Topology).packages
    assert (only.ships, several.ships, unknown.ships, module.ships) == (("one",), (), ("",), ("other",))
    assert [package.holds("onething/api.py") for package in (only, several, unknown)] == [False, False, True]
    assert only.holds("one/api.py")


def test_entry_points_may_be_a_text() -> None:
    text = "[console_scripts]\nrun = part.cli:main\n[host.plugins]\npart = part:Plugin\n[flask.commands]\nc = part:c\n"
    (package,) = project({**TREE, "setup.py": f"{SETUP}setup(entry_points={text!r})\n"}).get(Topology).packages
    assert package.scripts == (("run", "part.cli:main"),)
    assert package.added == (("c", "part:c"),)
    assert package.groups == ("host.plugins", "flask.commands")
    assert not package.plugin
