"""Dockerfiles to stages and instructions, read as BuildKit's parser reads them.

Own code, for the reasons in ``docs/decisions/0005-own-dockerfile-reader.md``; the grammar is that of
https://docs.docker.com/reference/dockerfile/. What the builder refuses (an unknown instruction, a heredoc without end)
is named in ``problem``, and the rest is read all the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

import msgspec
from msgspec.structs import replace

from prodready.extract.plain import clean, one_line
from prodready.extract.text import decode, split_lines
from prodready.facts.documents import Dockerfile, Instruction, Stage

MAX_INSTRUCTIONS = 2000
"""The builder's layers end at a hundred or so; more instructions than this nobody writes."""

_KEYWORDS = frozenset(
    {"ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER"}
    | {"ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR"}
)
_FLAGGED = frozenset({"FROM", "RUN", "COPY", "ADD", "HEALTHCHECK"})
_EXEC_FORM = frozenset({"RUN", "CMD", "ENTRYPOINT", "SHELL", "COPY", "ADD", "VOLUME"})
_HEREDOCS = frozenset({"RUN", "COPY", "ADD"})

_DIRECTIVE = re.compile(r"#\s*([A-Za-z]+)\s*=\s*(.*?)\s*$")
_COMMENT = re.compile(r"\s*#")
_FLAG = re.compile(r"--([A-Za-z][A-Za-z0-9-]*)(?:=(\S*))?(?:\s+|$)")
_WORD = re.compile(r"""(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+""", re.DOTALL)
_HEREDOC = re.compile(r"""\d*<<(-?)(["']?)([A-Za-z0-9_.-]+)\2""")
_FROM = re.compile(r"(?P<image>\S+)(?:\s+as\s+(?P<alias>\S+))?", re.IGNORECASE)
_REFERENCE = re.compile(r"\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])((?:[^{}]|\{[^{}]*\})*))?\})")
_MAX_NESTED = 5
_MAX_VALUE = 1024
_MAX_HEREDOCS = 20


class _Statement(msgspec.Struct, frozen=True):
    """One instruction with its continuation lines joined; ``bodies`` are the lines of its heredocs."""

    text: str
    line: int
    end_line: int
    bodies: tuple[str, ...] = ()
    problem: str = ""


class _Problem(msgspec.Struct):
    text: str = ""
    line: int = 0

    def note(self, text: str, line: int) -> None:
        """Keep the first problem."""
        if text and not self.text:
            self.text, self.line = text, line


def read_dockerfile(data: bytes) -> Dockerfile:
    """The stages of a Dockerfile; ``FROM`` itself is not among a stage's instructions."""
    stages: list[Stage] = []
    args: dict[str, str] = {}
    body: list[Instruction] = []
    problem = _Problem()
    for number, statement in enumerate(_statements(split_lines(decode(data)))):
        if number >= MAX_INSTRUCTIONS:
            problem.note(f"only the first {MAX_INSTRUCTIONS} instructions were read", statement.line)
            break
        instruction = _instruction(statement)
        problem.note(statement.problem or _unknown(instruction), statement.line)
        if instruction.keyword == "FROM":
            _close(stages, body)
            stages.append(_stage(instruction, args))
        elif stages:
            body.append(instruction)
        elif instruction.keyword == "ARG":
            args.update(_defaults(instruction, args))
        else:
            problem.note(f"{one_line(instruction.keyword, 40)} before the first FROM", statement.line)
    _close(stages, body)
    if not stages:
        problem.note("no FROM instruction", 1)
    return Dockerfile(tuple(stages), tuple(args.items()), problem.text, problem.line)


def substitute(text: str, args: dict[str, str]) -> str:
    """``text`` with ``$NAME``, ``${NAME}``, ``${NAME:-default}``, ``${NAME:+other}`` replaced; unknown names stay."""

    def value(match: re.Match[str]) -> str:
        name, operator, other = match[1] or match[2], match[3] or "", match[4] or ""
        known = name in args and (bool(args[name]) or not operator.startswith(":"))
        if operator.endswith("-"):
            return args[name] if known else other
        if operator.endswith("+"):
            return other if known else ""
        return args.get(name, match[0])

    if len(text) > _MAX_VALUE:
        return text
    for _ in range(_MAX_NESTED):  # a default may hold a reference
        replaced = _REFERENCE.sub(value, text)
        if replaced == text or len(replaced) > _MAX_VALUE:
            break
        text = replaced
    return text


def _close(stages: list[Stage], body: list[Instruction]) -> None:
    """Give what was read since the last FROM to its stage."""
    if stages:
        stages[-1] = _filled(stages[-1], tuple(body))
    body.clear()


def _filled(stage: Stage, instructions: tuple[Instruction, ...]) -> Stage:
    return Stage(stage.image, stage.alias, stage.line, instructions, stage.platform)


def _unknown(instruction: Instruction) -> str:
    known = instruction.keyword in _KEYWORDS
    return "" if known else f"unknown instruction {one_line(instruction.keyword, 40)!r}"


def _stage(instruction: Instruction, args: dict[str, str]) -> Stage:
    found = _FROM.match(instruction.value)
    image = substitute(found["image"], args) if found else ""
    alias = (found["alias"] or "").lower() if found else ""
    platform = next((value for name, value in instruction.flags if name == "platform"), "")
    return Stage(image, alias, instruction.line, (), substitute(platform, args))


def _defaults(instruction: Instruction, args: dict[str, str]) -> Iterator[tuple[str, str]]:
    for word in _WORD.findall(instruction.value):
        name, _, default = word.partition("=")
        yield name, substitute(_unquote(default), args)


def _unquote(word: str) -> str:
    return word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'" else word


def _instruction(statement: _Statement) -> Instruction:
    keyword, _, rest = statement.text.partition(" ")
    keyword, rest = keyword.upper(), rest.strip()
    flags: list[tuple[str, str]] = []
    while keyword in _FLAGGED and (flag := _FLAG.match(rest)):
        flags.append((flag[1], flag[2] or ""))
        rest = rest[flag.end() :]
    return Instruction(
        keyword=clean(keyword),
        value=clean("\n".join((rest, *statement.bodies))),
        line=statement.line,
        end_line=statement.end_line,
        argv=_argv(keyword, rest),
        flags=tuple((clean(name), clean(value)) for name, value in flags),
    )


def _argv(keyword: str, rest: str) -> tuple[str, ...] | None:
    """The words of the exec form; as in the builder, what is no JSON list of strings is a shell line."""
    if keyword in {"HEALTHCHECK", "ONBUILD"}:
        inner, _, rest = rest.partition(" ")
        return _argv(inner.upper(), rest.strip()) if inner.upper() in _EXEC_FORM else None
    if keyword not in _EXEC_FORM or not rest.startswith("["):
        return None
    try:
        words = json.loads(rest)
    except (ValueError, RecursionError):
        return None
    if not all(isinstance(word, str) for word in words):
        return None
    return tuple(clean(word) for word in words)


def _statements(lines: list[str]) -> Iterator[_Statement]:
    escape = _escape(lines)
    at = 0
    while at < len(lines):
        if _COMMENT.match(lines[at]) or not lines[at].strip():
            at += 1
            continue
        start = at
        text, at = _joined(lines, at, escape)
        statement = _Statement(" ".join(text.split(None, 1)), start + 1, at)
        for strip, name in islice(_heredocs(statement.text), _MAX_HEREDOCS):
            statement, at = _with_body(statement, lines, at, name, strip=strip)
        yield statement


def _escape(lines: list[str]) -> str:
    """The continuation character: that of the ``escape`` directive, which stands above everything else."""
    for line in lines:
        found = _DIRECTIVE.match(line)
        if found is None:
            break
        if found[1].lower() == "escape" and found[2] in {"\\", "`"}:
            return found[2]
    return "\\"


def _joined(lines: list[str], at: int, escape: str) -> tuple[str, int]:
    """The statement that begins at index ``at`` and the index after it; comments and blank lines inside are dropped."""
    parts: list[str] = []
    while at < len(lines):
        line = lines[at].rstrip(" \t")
        at += 1
        if parts and (_COMMENT.match(line) or not line):
            continue
        if not line.endswith(escape) or line.endswith(escape * 2):
            parts.append(line)
            break
        parts.append(line[:-1])
    return "".join(parts).strip(), at


def _heredocs(text: str) -> Iterator[tuple[bool, str]]:
    """The heredocs that a statement opens: whether tabs are stripped, and the word that ends it."""
    keyword, _, rest = text.partition(" ")
    if keyword.upper() == "ONBUILD":
        keyword, _, rest = rest.strip().partition(" ")
    if keyword.upper() in _HEREDOCS and "<<" in rest:
        for word in _WORD.findall(rest):
            if found := _HEREDOC.fullmatch(word):
                yield bool(found[1]), found[3]


def _with_body(statement: _Statement, lines: list[str], at: int, name: str, *, strip: bool) -> tuple[_Statement, int]:
    body: list[str] = []
    for index in range(at, len(lines)):
        line = lines[index].lstrip("\t") if strip else lines[index]
        if line == name:
            bodies = (*statement.bodies, *body)
            return replace(statement, bodies=bodies, end_line=index + 1), index + 1
        body.append(line)
    unended = f"the heredoc {one_line(name, 40)} has no end"
    return replace(statement, bodies=(*statement.bodies, *body), end_line=len(lines), problem=unended), len(lines)
