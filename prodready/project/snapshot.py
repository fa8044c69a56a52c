"""The whole repository as facts: what every provider starts from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

import msgspec

from prodready.facts.documents import Document, Facts, said
from prodready.facts.files import APPLICATION_ROLES, FileInfo, Refusal, Role
from prodready.facts.lint import Lint
from prodready.facts.python import Module, last_word

T = TypeVar("T")


class Measured(msgspec.Struct, frozen=True):
    """What a running pytest session measured: covered and executable lines of the application, and how tests ended.

    ``files`` are the measured files with their covered and executable lines, by path relative to the root; where they
    are given, the audit itself counts those of the application.
    """

    covered: int = 0
    total: int = 0
    tests_passed: bool | None = None
    files: tuple[tuple[str, int, int], ...] = ()


class Snapshot(msgspec.Struct, frozen=True, dict=True):
    """All files of one repository with what they say. Keys are POSIX paths relative to the root, sorted.

    ``documents`` holds every file that is not Python by its path, under the type its kind has. ``options`` are the
    per-rule options of the configuration, by code.
    """

    files: Mapping[str, FileInfo]
    modules: Mapping[str, Module]
    documents: Mapping[str, Facts] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    refusals: tuple[Refusal, ...] = ()
    kind: str = ""  # forced by configuration: service, worker, library, cli; empty: detect
    options: Mapping[str, Mapping[str, object]] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    measured: Measured | None = None
    reports: tuple[str, ...] = ()  # coverage reports the user named
    outer: tuple[str, ...] = ()  # paths of the git repository above the audited folder, from its top; not read
    # last change, epoch seconds
    changed: Mapping[str, float] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    # bandit runs at the first question
    linted: Mapping[str, Lint] = msgspec.field(default_factory=lambda: MappingProxyType({}))

    def role(self, path: str) -> Role:
        """The role of the file at ``path``; ``OTHER`` if there is none."""
        info = self.files.get(path)
        return info.role if info else Role.OTHER

    def application(self) -> Iterator[tuple[str, Module]]:
        """The modules of the application code, in path order."""
        return iter(self._application)

    @cached_property
    def _application(self) -> tuple[tuple[str, Module], ...]:
        return tuple((path, module) for path, module in self.modules.items() if self.role(path) in APPLICATION_ROLES)

    def calls_any(self, path: str, words: frozenset[str]) -> bool:
        """Whether a module calls something of which the last word is one of ``words``."""
        return not words.isdisjoint(self._called[path])

    @cached_property
    def _called(self) -> Mapping[str, frozenset[str]]:
        return {
            path: frozenset([last_word(call.name) for call in module.calls]) for path, module in self.modules.items()
        }

    def tests(self) -> Iterator[tuple[str, Module]]:
        """The test modules, in path order."""
        return ((path, module) for path, module in self.modules.items() if self.role(path) is Role.TEST)

    def document(self, path: str) -> Document | None:
        """The TOML, INI, YAML or JSON document at ``path``."""
        found = self.documents.get(path)
        return found if isinstance(found, Document) else None

    def says(self, path: str, pattern: re.Pattern[str]) -> bool:
        """Whether the lines, keys and scalars of a document, all in one text, hold what ``pattern`` looks for.

        Without anchors in the pattern only such a document can have it in a line; a large one need not be walked.
        """
        if path not in self._said:
            self._said[path] = said(self.documents.get(path))
        return pattern.search(self._said[path]) is not None

    @cached_property
    def _said(self) -> dict[str, str]:
        return {}

    def of(self, kind: type[T]) -> Iterator[tuple[str, T]]:
        """All documents of one type, in path order."""
        return ((path, found) for path, found in self.documents.items() if isinstance(found, kind))
