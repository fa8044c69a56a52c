"""What is known of a file before its content is read."""

from __future__ import annotations

from enum import Enum

import msgspec


class Role(str, Enum):
    """The one role of a file; decided by path and content, first match wins (see ``prodready.roles``)."""

    VENDORED = "vendored"
    GENERATED = "generated"
    TEMPLATE = "template"  # source of a project template; need not parse
    MIGRATION = "migration"
    TEST = "test"
    DOCS = "docs"  # documentation, examples, demos
    SCRIPT = "script"  # tooling and operations
    CLI = "cli"
    SETTINGS = "settings"
    ENTRY = "entry"  # main.py, wsgi.py …
    APPLICATION = "application"
    CONFIG = "config"  # anything that is not Python: documents
    OTHER = "other"  # not read


APPLICATION_ROLES = frozenset({Role.APPLICATION, Role.SETTINGS, Role.ENTRY, Role.CLI})
"""Roles that make up the application code of the checklist."""


class Kind(str, Enum):
    """Which extractor reads the file."""

    PYTHON = "python"
    TOML = "toml"
    INI = "ini"
    YAML = "yaml"
    JSON = "json"
    DOCKERFILE = "dockerfile"
    ENV = "env"
    REQUIREMENTS = "requirements"
    LOCK = "lock"
    TEXT = "text"  # scripts, Makefiles, READMEs, templates of pages, gateway configuration …
    COVERAGE = "coverage"  # .coverage, coverage.xml, coverage.json, lcov.info
    NONE = "none"  # listed, not read


class FileInfo(msgspec.Struct, frozen=True):
    """A file of the tree. ``mode`` is ``file``, ``exec`` or ``link``; ``tracked`` is None where git does not tell.

    Whether it is ``empty`` is all that is told of its size, which every edit changes.
    """

    path: str
    kind: Kind
    role: Role
    mode: str = "file"
    tracked: bool | None = None
    empty: bool = False


class Refusal(msgspec.Struct, frozen=True, order=True):
    """A path that was not analysed, or only partly, and why. ``partial`` tells which."""

    path: str
    reason: str
    partial: bool = False
    line: int = 0
