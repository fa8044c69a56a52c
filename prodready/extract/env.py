"""Environment files: python-dotenv tells what a value is, the lines are counted here.

Assignments in comments (``# REDIS_URL=redis://…``) are kept as commented variables: so examples document what is
optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO

from dotenv.parser import Binding, parse_stream

from prodready.extract.plain import clean
from prodready.extract.text import decode
from prodready.facts.documents import EnvFile, Variable

MAX_STATEMENTS = 20_000

_COMMENTED = re.compile(r"[ \t]*#[# \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)=[ \t]*(\S.*|)$")
_LINE_END = re.compile(r"\r\n?")
_RUN = re.compile(r"[^\S\n]{64,}")
"""python-dotenv looks for a comment behind every blank of a run: long ones cost the square of their length."""


def read_env(data: bytes) -> EnvFile:
    """The assignments of an environment file, nothing expanded. A line that is none is named in ``problem``."""
    text = _RUN.sub(" " * 64, _LINE_END.sub("\n", decode(data)))
    variables: list[Variable] = []
    problem_line = 0
    for number, binding in enumerate(parse_stream(StringIO(text))):
        if number >= MAX_STATEMENTS:
            return EnvFile(tuple(variables), f"only the first {MAX_STATEMENTS} lines were read", binding.original.line)
        line = binding.original.line + _leading(binding)
        if binding.error:
            problem_line = problem_line or line
        elif binding.key is not None:
            variables.append(Variable(clean(binding.key), clean(binding.value or ""), line))
        variables.extend(_commented(binding))
    problem = "not an assignment" if problem_line else ""
    return EnvFile(tuple(variables), problem, problem_line)


def _leading(binding: Binding) -> int:
    """Line ends before the binding's text: its original begins with the blank lines above it."""
    source = binding.original.string
    return source[: len(source) - len(source.lstrip())].count("\n")


def _commented(binding: Binding) -> Iterator[Variable]:
    """The assignments in comments that stand where a statement could: not inside a value of several lines."""
    source = binding.original.string.strip()
    if binding.key is None and not binding.error and (found := _COMMENTED.match(source)):
        value = found[2].strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        yield Variable(clean(found[1]), clean(value), binding.original.line + _leading(binding), commented=True)
