"""Reads typed values out of one TOML table and blames file, line and key for what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from prodready.errors import ConfigError, nearest
from prodready.facts.documents import Entry, Mapping, Node, Plain, Scalar, Sequence


class Table(msgspec.Struct, frozen=True):
    """A mapping of a configuration file; ``name`` is its dotted place, empty for ``[tool.prodready]`` itself."""

    node: Mapping
    file: str
    name: str = ""

    def entry(self, key: str) -> Entry | None:
        """The entry under ``key``."""
        return next((entry for entry in self.node.entries if entry.key == key), None)

    def line(self, key: str) -> int:
        """Where ``key`` stands, else where the table does."""
        entry = self.entry(key)
        return entry.line if entry else self.node.line

    def __iter__(self) -> Iterator[str]:
        """The keys, in file order."""
        return (entry.key for entry in self.node.entries)

    def error(self, key: str, problem: str, line: int = 0) -> ConfigError:
        """``file:line: key problem``."""
        return ConfigError(f"{self.file}:{line or self.line(key)}: {self._dotted(key)} {problem}")

    def only(self, known: Iterable[str]) -> None:
        """Refuse every key that is not in ``known``."""
        allowed = tuple(known)
        for key in self:
            if key not in allowed:
                hint = nearest(key, allowed) or f"; the keys are {', '.join(allowed)}"
                raise ConfigError(f'{self.file}:{self.line(key)}: unknown key "{self._dotted(key)}"{hint}')

    def text(self, key: str) -> str | None:
        """A string, or None if the key is absent."""
        value = self._value(key)
        if value is None:
            return None
        if isinstance(value, Scalar) and isinstance(value.value, str):
            return value.value
        raise self._wrong(key, value, "a string")

    def flag(self, key: str) -> bool | None:
        """``true`` or ``false``, or None if the key is absent."""
        value = self._value(key)
        if value is None:
            return None
        if isinstance(value, Scalar) and isinstance(value.value, bool):
            return value.value
        raise self._wrong(key, value, "true or false")

    def amount(self, key: str) -> str | None:
        """A number or a string that holds one, as text; or None if the key is absent."""
        value = self._value(key)
        if value is None:
            return None
        found = value.value if isinstance(value, Scalar) else None
        if isinstance(found, (int, float, str)) and not isinstance(found, bool):
            return str(found)
        raise self._wrong(key, value, 'a number of points or a percentage such as "80%"')

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of strings, or None if the key is absent."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, Sequence):
            raise self._wrong(key, value, "a list of strings")
        found: list[str] = []
        for item in value.items:
            if not (isinstance(item, Scalar) and isinstance(item.value, str)):
                raise self._wrong(key, item, "a list of strings")
            found.append(item.value)
        return tuple(found)

    def table(self, key: str) -> Table | None:
        """A table, or None if the key is absent."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self._wrong(key, value, "a table")
        return Table(value, self.file, self._dotted(key))

    def tables(self, key: str) -> tuple[Table, ...] | None:
        """An array of tables, or None if the key is absent."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, Sequence) or not all(isinstance(item, Mapping) for item in value.items):
            raise self._wrong(key, value, f"an array of tables ([[{self._dotted(key)}]])")
        return tuple(Table(item, self.file, self._dotted(key)) for item in value.items if isinstance(item, Mapping))

    def _value(self, key: str) -> Node | None:
        entry = self.entry(key)
        return entry.value if entry else None

    def _dotted(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def _wrong(self, key: str, value: Node, wanted: str) -> ConfigError:
        return self.error(key, f"must be {wanted}, not {_kind(value)}", value.line)


def plain(node: Node) -> Plain:
    """The node as Python values."""
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


def _kind(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a table"
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node.value, bool):
        return str(node.value).lower()
    return f'the string "{node.value}"' if isinstance(node.value, str) else f"the number {node.value}"
