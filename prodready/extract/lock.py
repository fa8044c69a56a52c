"""Lock files to names and versions, by a scan of the lines: some have megabytes, and nothing else in them is asked for.

uv, Poetry, PDM and PEP 751 write ``[[package]]``/``[[packages]]`` tables, Pipenv JSON, conda-lock and pixi YAML lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from packaging.utils import canonicalize_name

from prodready.extract.plain import Unreadable, clean
from prodready.extract.text import decode
from prodready.facts.documents import Lock

_Package = tuple[str, str]

_TABLE = re.compile(r"\[\[packages?\]\][ \t]*$")
_TOML_VALUE = re.compile(r"""(name|version)[ \t]*=[ \t]*["']([^"']*)["']""")
_YAML_ITEM = re.compile(r"""([ ]*-[ ]+|[ ]+)(name|version|conda|pypi):[ ]+["']?([^"'#\s]+)""")
_CONDA_ARCHIVE = re.compile(r"/([A-Za-z0-9_.-]+)-([^-/]+)-[^-/]+\.(?:conda|tar\.bz2)$")
_YAML_LIST = re.compile(r"^packages?:", re.MULTILINE)
_KNOWN = re.compile(r"^(?:version|lock[-_]version|requires-python|metadata|\[metadata\])", re.MULTILINE)


def read_lock(data: bytes) -> Lock:
    """The packages of a lock file in file order.

    Raises:
        Unreadable: it is none of the formats.
    """
    text = decode(data)
    start = text.lstrip()[:1]
    if start == "{":
        read: Callable[[str], Iterator[_Package]] = _pipenv
    elif _YAML_LIST.search(text):
        read = _conda
    else:
        read = _tables
    packages = tuple(dict.fromkeys((canonicalize_name(clean(name)), clean(version)) for name, version in read(text)))
    if not packages and start and start != "{" and not _KNOWN.search(text):
        raise Unreadable("not a lock file of a known format")
    return Lock(packages)


def _tables(text: str) -> Iterator[_Package]:
    name = version = ""
    inside = False
    for line in text.splitlines():
        if line.startswith("["):
            if name:
                yield name, version
            name = version = ""
            inside = _TABLE.match(line) is not None
        elif inside and (found := _TOML_VALUE.match(line)):
            if found[1] == "name":
                name = found[2]
            else:
                version = found[2]
    if name:
        yield name, version


def _pipenv(text: str) -> Iterator[_Package]:
    try:
        lock = json.loads(text)
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise Unreadable("not valid JSON", line) from None
    except RecursionError:
        raise Unreadable("nested too deep") from None
    for section, packages in lock.items():
        if section == "_meta" or not isinstance(packages, dict):
            continue
        for name, entry in packages.items():
            version = entry.get("version") if isinstance(entry, dict) else entry
            yield name, version.removeprefix("==") if isinstance(version, str) else ""


def _conda(text: str) -> Iterator[_Package]:
    """Items of the package list: ``- name:`` and ``version:``, or in pixi's newest format the archive's URL."""
    name = version = ""
    for line in text.splitlines():
        found = _YAML_ITEM.match(line)
        if found is None:
            continue
        if "-" in found[1] and name:
            yield name, version
            name = version = ""
        if found[2] == "conda" and (archive := _CONDA_ARCHIVE.search(found[3])):
            name, version = archive[1], archive[2]
        elif found[2] == "name":
            name = found[3]
        elif found[2] == "version":
            version = found[3]
    if name:
        yield name, version
