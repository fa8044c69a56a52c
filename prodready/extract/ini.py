"""INI to nodes with line numbers.

Reads what ``configparser.RawConfigParser(strict=False)`` reads, to the same values but for comments inside them, which
leave an empty line: no interpolation, names in lower case, ``[DEFAULT]`` inherited, indented lines continue a value. The
standard parser gives no line numbers and raises at what it does not take; here the rest stands and ``problem`` names the
first such line.
"""

from __future__ import annotations

import importlib
import re

import msgspec

from prodready.extract.plain import leaf
from prodready.extract.text import decode, split_lines
from prodready.facts.documents import Document, Entry, Mapping

_DEFAULT = "DEFAULT"
_LOGGING = re.compile(rb"^formatters:\s*$", re.MULTILINE)


class _Option(msgspec.Struct):
    line: int
    values: list[str]


class _Section(msgspec.Struct):
    line: int
    options: dict[str, _Option] = msgspec.field(default_factory=dict)


class _Reader(msgspec.Struct):
    """The state between lines: the option that an indented line continues, and its indentation."""

    sections: dict[str, _Section] = msgspec.field(default_factory=dict)
    section: _Section | None = None
    option: _Option | None = None
    indent: int = 0
    problem: str = ""
    problem_line: int = 0

    def feed(self, number: int, line: str) -> None:
        """Take the next line."""
        value = line.strip()
        if not value or value.startswith(("#", ";")):  # a comment inside a value keeps its line, so that lines count
            if self.option is not None:
                self.option.values.append("")
            return
        indent = len(line) - len(line.lstrip())
        if self.option is not None and indent > self.indent:
            self.option.values.append(value)
            return
        self.indent = indent
        if value.startswith("[") and (end := value.rfind("]")) > 1:
            self.section = self.sections.setdefault(value[1:end], _Section(number))
            self.option = None
        else:
            self._assign(number, value)

    def _assign(self, number: int, value: str) -> None:
        name, found, text = _partition(value)
        if self.section is None:
            self._fail("text before the first [section]", number)
        elif not found or not name:
            self._fail("neither a [section] nor a `name = value`", number)
        else:
            self.option = self.section.options[name] = _Option(number, [text])

    def _fail(self, problem: str, number: int) -> None:
        if not self.problem:
            self.problem, self.problem_line = problem, number


def _partition(value: str) -> tuple[str, bool, str]:
    """Name, whether a delimiter follows it, and the text behind the first delimiter."""
    ends = [end for end in (value.find("="), value.find(":")) if end >= 0]
    if not ends:
        return "", False, ""
    return value[: min(ends)].rstrip().lower(), True, value[min(ends) + 1 :].strip()


def read_ini(data: bytes) -> Document:
    """The sections of an INI file; an empty file is an empty mapping, and a configuration of logging may be YAML."""
    reader = _Reader()
    for number, line in enumerate(split_lines(decode(data)), 1):
        reader.feed(number, line)
    if reader.problem and not reader.sections and _LOGGING.search(data):
        other = importlib.import_module("prodready.extract.yaml").read_yaml(data)
        if isinstance(other, Document) and not other.problem:
            return other
    defaults = reader.sections.get(_DEFAULT, _Section(0)).options
    sections = tuple(
        Entry(name, Mapping(_entries({**section.options, **_missing(section, defaults)}), section.line), section.line)
        for name, section in reader.sections.items()
    )
    return Document((Mapping(sections, 1),), reader.problem, reader.problem_line)


def _missing(section: _Section, defaults: dict[str, _Option]) -> dict[str, _Option]:
    return {name: option for name, option in defaults.items() if name not in section.options}


def _entries(options: dict[str, _Option]) -> tuple[Entry, ...]:
    return tuple(
        Entry(name, leaf("\n".join(option.values).rstrip(), option.line), option.line)
        for name, option in options.items()
    )
