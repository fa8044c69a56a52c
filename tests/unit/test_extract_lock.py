"""Lock files to names and versions."""

from __future__ import annotations

import json
import time

import pytest

from prodready.extract.documents import read_document
from prodready.facts.documents import Lock
from prodready.facts.files import Kind

UV = """\
version = 1
requires-python = ">=3.12"

[[package]]
name = "Annotated_Types"
version = "0.7.0"
source = { registry = "https://pypi.org/simple" }
dependencies = [
    { name = "typing-extensions", version = "9" },
]

[package.metadata]
name = "no"
version = "no"

[[package]]
name = "app"
source = { virtual = "." }
"""
POETRY = """\
[[package]]
name = "anyio"
version = "4.4.0"
description = "x"

[package.dependencies]
idna = ">=2.8"
version = "1"

[[package]]
name = "idna"
version = "3.7"

[metadata]
lock-version = "2.0"
"""
PYLOCK = (
    "lock-version = '1.0'\n[[packages]]\nname = 'attrs'\nversion = '25.1.0'\n[[packages.wheels]]\nname = 'attrs.whl'\n"
)
CONDA = """\
version: 1
metadata:
  content_hash:
    linux-64: 00
package:
- name: ca-certificates
  version: 2024.7.4
  manager: conda
  dependencies:
    python: '>=3.7'
- name: anyio
  version: '4.4.0'
  manager: pip
"""
PIXI = """\
version: 6
environments:
  default:
    packages:
      linux-64:
      - conda: https://conda.anaconda.org/conda-forge/linux-64/openssl-3.3.1-h4ab18f5_0.conda
      - pypi: https://files.pythonhosted.org/packages/x/anyio-4.4.0-py3-none-any.whl
packages:
- conda: https://conda.anaconda.org/conda-forge/linux-64/openssl-3.3.1-h4ab18f5_0.conda
  sha256: 00
- pypi: https://files.pythonhosted.org/packages/x/anyio-4.4.0-py3-none-any.whl
  name: anyio
  version: 4.4.0
"""
PIPENV = json.dumps(
    {
        "_meta": {"hash": {"sha256": "0"}, "pipfile-spec": 6},
        "default": {"anyio": {"version": "==4.4.0"}, "local": {"path": "."}},
        "develop": {"pytest": {"hashes": [], "version": "==8.0.0"}},
    },
    indent=4,
)


def read(source: str) -> Lock:
    found = read_document(Kind.LOCK, source.encode())
    assert isinstance(found, Lock)
    return found


@pytest.mark.parametrize(
    ("source", "packages"),
    [
        (UV, (("annotated-types", "0.7.0"), ("app", ""))),
        (POETRY, (("anyio", "4.4.0"), ("idna", "3.7"))),
        (PYLOCK, (("attrs", "25.1.0"),)),
        (CONDA, (("ca-certificates", "2024.7.4"), ("anyio", "4.4.0"))),
        (PIXI, (("openssl", "3.3.1"), ("anyio", "4.4.0"))),
        (PIPENV, (("anyio", "4.4.0"), ("local", ""), ("pytest", "8.0.0"))),
    ],
    ids=["uv", "poetry", "pylock", "conda-lock", "pixi", "pipenv"],
)
def test_each_format_gives_names_and_versions_of_its_packages_only(source: str, packages: object) -> None:
    lock = read(source)
    assert lock.packages == packages
    assert not lock.problem


def test_two_versions_of_a_package_are_both_kept() -> None:
    two = '[[package]]\nname = "a"\nversion = "1"\n[[package]]\nname = "a"\nversion = "2"\n'
    assert read(two).packages == (("a", "1"), ("a", "2"))


def test_a_lock_without_packages_is_valid() -> None:
    for source in ("version = 1\nrequires-python = '>=3.12'\n", "", '{"_meta": {}, "default": {}}'):
        assert read(source) == Lock()


@pytest.mark.parametrize(
    "source", ["[[package]]\n" * 10, "hello\n", "{", "[" * 100_000, '{"a":' * 100_000, "{{ x }}", "a\0b"]
)
def test_what_is_no_lock_says_so(source: str) -> None:
    assert read(source).problem


def test_a_lock_of_megabytes_is_a_matter_of_a_second() -> None:
    entry = (
        '[[package]]\nname = "p{0}"\nversion = "{0}"\nwheels = [\n'
        + '    {{ url = "https://x/y", hash = "sha256:0" }},\n' * 40
        + "]\n\n"
    )
    source = "".join(entry.format(number) for number in range(2_000))
    started = time.process_time()
    assert len(read(source).packages) == 2_000
    assert time.process_time() - started < 2
