"""Which headers and limits of an nginx configuration concern the application that stands behind it.

nginx hands headers down from a block to the blocks in it only as long as these add none of their own: a single
``add_header`` in a location drops every one of the server's there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

_TOKEN = re.compile(r"""(#.*)|("(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\$\{\w+\}|[^\s;{}"'#]+#?)|([;{}])""")
_SETTING = 3
"""Words of ``set $name value``."""
_PASS = re.compile(r"(?:proxy|uwsgi|fastcgi|scgi|grpc)_pass\Z")
_ANOTHERS = re.compile(
    r"\b(?:grafana|prometheus|flower|pgadmin|adminer|kibana|minio|rabbitmq|frontend|static|assets|media|nuxt|next|graphql-engine|hasura|metabase|sentry|keycloak)\b",
    re.IGNORECASE,
)
"""Words in a location or an address that say that something else than the application answers."""


class _Block(msgspec.Struct):
    """A block: what opens it, the one around it, and whether it adds headers itself."""

    opening: str
    around: _Block | None
    adds: list[int] = msgspec.field(default_factory=list)  # the lines of its own headers
    limits: list[int] = msgspec.field(default_factory=list)  # the lines of its own limits
    passes: list[str] = msgspec.field(default_factory=list)  # where it hands requests to
    sets: dict[str, str] = msgspec.field(default_factory=dict)  # its own variables
    includes: list[str] = msgspec.field(default_factory=list)  # files whose lines stand in it
    serves: bool = False  # files of a folder

    def lineage(self) -> Iterator[_Block]:
        """The block and those around it, from the inside."""
        block: _Block | None = self
        while block is not None:
            yield block
            block = block.around

    def is_to_application(self, upstream: str) -> bool:
        """Whether what the block hands requests to may be the application."""
        known = {name: value for block in self.lineage() for name, value in block.sets.items()}
        address = re.sub(r"\$\w+", lambda found: known.get(found[0], found[0]), upstream)
        return not _ANOTHERS.search(f"{self.opening} {address}")


def lost_headers(lines: Iterable[str]) -> frozenset[int]:
    """The numbers of ``add_header`` lines that no answer of the application has, although it stands behind this nginx."""
    blocks = _blocks(lines)
    passing = [block for block in blocks if any(block.is_to_application(each) for each in block.passes)]
    if not passing and not _serves_files_alone(blocks):
        return frozenset()  # what is included elsewhere
    heard = (next((each.adds for each in block.lineage() if each.adds), []) for block in passing)
    kept = {line for adds in heard for line in adds}
    return frozenset(line for block in blocks for line in block.adds if line not in kept)


def lost_limits(lines: Iterable[str]) -> frozenset[int]:
    """The numbers of ``limit_req`` lines in blocks that hand their requests to something else than the application, which
    other blocks hand theirs to, or in a configuration that only serves files."""
    blocks = _blocks(lines)
    passing = [block for block in blocks if block.passes]
    if _serves_files_alone(blocks):
        return frozenset(line for block in blocks for line in block.limits)
    others = [block for block in passing if not any(block.is_to_application(each) for each in block.passes)]
    if len(others) == len(passing):
        return frozenset()
    return frozenset(line for block in others for line in block.limits)


def _serves_files_alone(blocks: Iterable[_Block]) -> bool:
    """Whether a configuration serves the files of a folder, such as a front end, and hands no request to anybody: nothing
    stands behind it."""
    met = list(blocks)
    if any(block.passes or any(map(_may_pass, block.includes)) for block in met):
        return False
    return any(block.serves for block in met)


def _may_pass(included: str) -> bool:
    return "mime.types" not in included and not included.endswith("_params")


def _blocks(lines: Iterable[str]) -> list[_Block]:
    """The blocks of a configuration, the outermost of all first; what closes more than it opened is let be."""
    current = _Block("", None)
    found = [current]
    statement: list[str] = []
    start = 0
    for number, line in enumerate(lines, 1):
        for _, word, mark in _TOKEN.findall(line):
            if word:
                start = start if statement else number
                statement.append(word)
            elif mark == "{":
                current = _Block(" ".join(statement), current)
                found.append(current)
            elif mark == "}":
                current = current.around or current
            elif mark and statement:
                _take(current, statement, start)
            if mark:
                statement = []
    return found


def _take(block: _Block, statement: list[str], line: int) -> None:
    if statement[0] == "add_header":
        block.adds.append(line)
    elif statement[0] == "limit_req":
        block.limits.append(line)
    elif statement[0] == "set" and len(statement) == _SETTING:
        block.sets[statement[1]] = statement[2]
    elif statement[0] == "include":
        block.includes.append(" ".join(statement[1:]))
    elif statement[0] in ("root", "alias"):
        block.serves = True
    elif _PASS.match(statement[0]):
        block.passes.append(" ".join(statement[1:]))
