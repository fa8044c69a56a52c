"""One door to all readers of files that are not Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

import msgspec

from prodready.extract.plain import Unreadable, one_line
from prodready.facts.documents import (
    CoverageData,
    Dockerfile,
    Document,
    EnvFile,
    Facts,
    Lock,
    Requirements,
    Text,
)
from prodready.facts.files import Kind

_MIB = 1 << 20

LIMITS: Mapping[Kind, int] = MappingProxyType(
    {
        Kind.TOML: _MIB,
        Kind.INI: _MIB,
        Kind.YAML: _MIB,
        Kind.JSON: 8 * _MIB,
        Kind.DOCKERFILE: _MIB,
        Kind.ENV: _MIB,
        Kind.REQUIREMENTS: _MIB,
        Kind.LOCK: 32 * _MIB,
        Kind.TEXT: _MIB,
        Kind.COVERAGE: 256 * _MIB,
    }
)
"""Bytes of one file by kind; larger files need not be read at all."""

MAX_REPORT = 64 * _MIB
"""Bytes of a coverage report that is no database."""

_EMPTY: Mapping[Kind, type[Facts]] = MappingProxyType(
    {
        Kind.DOCKERFILE: Dockerfile,
        Kind.ENV: EnvFile,
        Kind.REQUIREMENTS: Requirements,
        Kind.LOCK: Lock,
        Kind.TEXT: Text,
        Kind.COVERAGE: CoverageData,
    }
)

_READERS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.TOML: ("toml", "read_toml"),
        Kind.INI: ("ini", "read_ini"),
        Kind.YAML: ("yaml", "read_yaml"),
        Kind.JSON: ("json", "read_json"),
        Kind.DOCKERFILE: ("dockerfile", "read_dockerfile"),
        Kind.ENV: ("env", "read_env"),
        Kind.REQUIREMENTS: ("requirements", "read_requirements"),
        Kind.LOCK: ("lock", "read_lock"),
        Kind.TEXT: ("text", "read_text"),
        Kind.COVERAGE: ("coverage", "read_coverage"),
    }
)


def read_document(kind: Kind, data: bytes) -> Facts:
    """What the file says, as the type of its ``kind`` (a YAML template that is no YAML until rendered: ``Text``).

    Never raises for what is in ``data``: ``problem`` and ``problem_line`` tell why nothing or only a part was read.

    Raises:
        ValueError: ``kind`` has no reader here (``PYTHON``, ``NONE``).
    """
    if kind not in LIMITS:
        raise ValueError(f"no document reader for {kind.value}")
    try:
        limit = LIMITS[kind]
        if kind is Kind.COVERAGE and not data.startswith(b"SQLite"):
            limit = MAX_REPORT
        if len(data) > limit:
            raise Unreadable(f"larger than {limit // _MIB} MiB")
        return _within(_reader(kind)(data), data)
    except Unreadable as error:
        return _within(refused(kind, error.reason, error.line), data)
    except RecursionError:
        return refused(kind, "nested too deep")
    except MemoryError:
        return refused(kind, "needs more memory than allowed")
    except Exception as error:
        # The readers' libraries raise what they do not document; one bad file must cost that file only.
        return refused(kind, f"not readable: {type(error).__name__}: {one_line(error)}")


def _within(facts: Facts, data: bytes) -> Facts:
    """The facts with a problem that is at the end placed in the last line; parsers name the one after it."""
    if not facts.problem_line:
        return facts
    return msgspec.structs.replace(facts, problem_line=min(facts.problem_line, max(1, len(data.splitlines()))))


def refused(kind: Kind, problem: str, line: int = 0) -> Facts:
    """Empty facts of the kind's type with the reason why."""
    return _EMPTY.get(kind, Document)(problem=problem, problem_line=line)


def _reader(kind: Kind) -> Callable[[bytes], Facts]:
    """The reader of ``kind``; its module, and the parser that it brings, is imported at first use."""
    module, name = _READERS[kind]
    reader: Callable[[bytes], Facts] = getattr(import_module(f"prodready.extract.{module}"), name)
    return reader
