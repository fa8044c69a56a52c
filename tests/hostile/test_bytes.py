"""Every function that takes a repository's bytes: whatever they are, it answers, or raises what its documentation says."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import logging
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import prodready
from prodready import baseline, suppress
from prodready.cache import content_key, stands_for
from prodready.config.files import of_folder
from prodready.errors import UserError
from prodready.extract import bandit, python, reading, text
from prodready.extract.coverage import read_coverage
from prodready.extract.coverage_db import read_database
from prodready.extract.dockerfile import read_dockerfile
from prodready.extract.documents import LIMITS, read_document
from prodready.extract.env import read_env
from prodready.extract.ini import read_ini
from prodready.extract.json import read_json
from prodready.extract.lock import read_lock
from prodready.extract.lowering import lower
from prodready.extract.plain import Unreadable
from prodready.extract.python import SyntaxProblem
from prodready.extract.requirements import read_requirements
from prodready.extract.toml import read_toml
from prodready.extract.yaml import read_yaml
from prodready.facts.files import Kind
from prodready.fix import diff, suitable
from prodready.fix.job import Request, Target
from prodready.fix.worker import Untouchable, rewrite
from prodready.gather import GatherSettings, gather
from prodready.model import Finding, Location, Severity
from prodready.scan.sources import SourceLines
from prodready.survey import SurveySettings, survey
from prodready.tree import MemoryTree, gitdir, history, index
from prodready.tree.gitdir import GitDir, GitProblem

ENGINE = Path(prodready.__file__).parent
PYTHON = b"import os  # noqa\n\n\nclass A:\n    x: int = 1\n\n    def f(self):\n        print(os.environ['A'])\n"
NEWER = b"type X = int\ntry:\n    print(f'{'a'}')\nexcept A, B:\n    pass\n"


@dataclass(frozen=True)
class Taker:
    """``call`` with bytes like ``seed`` raises nothing but ``documented``."""

    call: Callable[[bytes], object]
    seed: bytes
    documented: tuple[type[Exception], ...] = ()


def _of_any_kind(call: Callable[[str, bytes], object]) -> Callable[[bytes], object]:
    return lambda data: [call(kind.value, data) for kind in (Kind.PYTHON, *LIMITS)]


def _indexed(data: bytes) -> object:
    """Behind a checksum that fits, so that more than that is looked at."""
    whole = data + hashlib.sha1(data, usedforsecurity=False).digest()
    return index.parse(whole, GitDir(Path(), Path(), None, "sha1"))


def _linted(data: bytes) -> object:
    """Without what bandit leaves behind in a process that is not its own."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return bandit.answer("python", data)
    finally:
        logging.disable(logging.NOTSET)


def _rewritten(data: bytes) -> object:
    target = Target("OBS101", "prodready_rules.rewrites.print_call:to_logger", 8, 9, 8, 30)
    return rewrite(Request(data, (target,)))


INDEX = b"DIRC\0\0\0\2\0\0\0\1" + bytes(40) + bytes(range(20)) + b"\0\5a/b.c\0\0\0\0\0"
TAKERS = {
    "baseline:parse": Taker(
        lambda data: baseline.parse(data, "known.jsonl"), b'{"kind":"point","code":"TST001"}\n', (UserError,)
    ),
    "cache.keys:content_key": Taker(lambda data: content_key("text", data), b"a"),
    "cache.keys:stands_for": Taker(lambda data: stands_for("text:b:00", "text", data), b"a"),
    "extract.bandit:answer": Taker(_linted, PYTHON),
    "extract.coverage:read_coverage": Taker(
        read_coverage, b'<?xml version="1.0"?><coverage><class filename="a"/></coverage>', (Unreadable,)
    ),
    "extract.coverage_db:read_database": Taker(
        read_database, b"SQLite format 3\0\x10\0\1\1\0" + bytes(80), (Unreadable,)
    ),
    "extract.dockerfile:read_dockerfile": Taker(read_dockerfile, b'FROM a\nRUN <<X\nb\nX\nCMD ["c"]\n', (Unreadable,)),
    "extract.documents:read_document": Taker(
        lambda data: [read_document(kind, data) for kind in LIMITS], b"a: [1]\n[b]\nc = 2\n"
    ),
    "extract.env:read_env": Taker(read_env, b"A='b'\nexport C=${A}\n", (Unreadable,)),
    "extract.ini:read_ini": Taker(read_ini, b"[a]\nb = c\n  d\n", (Unreadable,)),
    "extract.json:read_json": Taker(read_json, b'{"a": [1, null]}', (Unreadable,)),
    "extract.lock:read_lock": Taker(read_lock, b'[[package]]\nname = "a"\nversion = "1"\n', (Unreadable,)),
    "extract.lowering:lower": Taker(lower, NEWER, (SyntaxProblem, RecursionError)),
    "extract.python:decode": Taker(python.decode, b"# coding: latin-1\nx = 1\n", (SyntaxProblem,)),
    "extract.python:extract_module": Taker(python.extract_module, PYTHON, (SyntaxProblem,)),
    "extract.reading:answer": Taker(_of_any_kind(reading.answer), NEWER, (RecursionError,)),
    "extract.reading:attempt": Taker(_of_any_kind(reading.attempt), PYTHON),
    "extract.reading:decode": Taker(
        _of_any_kind(reading.decode),
        reading.encode(python.extract_module(PYTHON)),
        (msgspec.MsgspecError, RecursionError),
    ),
    "extract.requirements:read_requirements": Taker(read_requirements, b"-r b\na==1 ; x\n", (Unreadable,)),
    "extract.text:decode": Taker(text.decode, b"\xff\xfea\0", (Unreadable,)),
    "extract.text:read_text": Taker(text.read_text, b"a\r\nb", (Unreadable,)),
    "extract.toml:read_toml": Taker(read_toml, b"[tool.a]\nb = [1, 2]\n", (Unreadable,)),
    "extract.yaml:read_yaml": Taker(read_yaml, b"a: &x [1, !t b]\nc:\n  <<: *x\n", (Unreadable,)),
    "fix.diff:unified": Taker(lambda data: diff.shown(diff.unified("a", data, b"b\n"), color=True), b"a\r\nb"),
    "fix.suitable:encoding": Taker(suitable.encoding, b"# coding: x\n"),
    "fix.suitable:line_ends": Taker(suitable.line_ends, b"\r\n\r"),
    "fix.suitable:refusal": Taker(lambda data: suitable.refusal(data, None, None), PYTHON),
    "fix.worker:rewrite": Taker(_rewritten, PYTHON, (Untouchable,)),
    "tree.index:parse": Taker(_indexed, INDEX, (GitProblem, index.NeedsGit)),
}
"""Every public function with a parameter that is ``bytes``, by module and name."""

OTHERS = {
    "fix.files:replace": "writes what a rewrite made",
    "fix.worker:answer": "takes what this program encoded; its source goes to fix.worker:rewrite",
}


def mutated(seed: bytes) -> st.SearchStrategy[bytes]:
    """Any bytes, and the seed with a piece of it replaced by any."""

    @st.composite
    def struck(draw: st.DrawFn) -> bytes:
        start, length = draw(st.integers(0, len(seed))), draw(st.integers(0, 8))
        return seed[:start] + draw(st.binary(max_size=12)) + seed[start + length :]

    return st.one_of(st.binary(max_size=60), struck())


def takers() -> Iterator[str]:
    """The public functions of the engine's modules that take bytes."""
    for file in sorted(ENGINE.rglob("*.py")):
        module = ".".join(file.relative_to(ENGINE).with_suffix("").parts)
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                kinds = [each.annotation for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
                if any(isinstance(kind, ast.Name) and kind.id == "bytes" for kind in kinds):
                    yield f"{module}:{node.name}"


def test_no_function_that_takes_bytes_is_forgotten() -> None:
    assert {*takers()} - TAKERS.keys() - OTHERS.keys() == set()


@pytest.mark.parametrize("name", sorted(TAKERS))
def test_any_bytes_end_in_an_answer_or_a_documented_exception(name: str) -> None:
    taker = TAKERS[name]

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(mutated(taker.seed))
    def check(data: bytes) -> None:
        with contextlib.suppress(*taker.documented):
            taker.call(data)

    check()


@settings(max_examples=60, deadline=None)
@given(mutated(b"[tool.prodready]\nfail-under = '80%'\nrequire = ['OBS002']\n[[tool.prodready.waivers]]\ncode = 'A'\n"))
def test_any_configuration_is_read_or_refused_in_a_sentence(data: bytes) -> None:
    for name in ("pyproject.toml", "prodready.toml"):
        with contextlib.suppress(UserError):
            of_folder({name: data}.get)


@settings(max_examples=60, deadline=None)
@given(
    mutated(b"# prodready: ignore[OBS101] said so\n# noqa: T201\nprint(1)\n"), st.sampled_from(["a.py", "Dockerfile"])
)
def test_any_comment_silences_something_or_nothing(data: bytes, path: str) -> None:
    """Through the whole way: bytes to facts and to lines, comments to silences."""
    tree = MemoryTree({path: data, "b.py": b""})
    surveyed = survey(tree, SurveySettings())
    snapshot = gather(tree, GatherSettings(jobs=1), surveyed)
    lines = SourceLines(tree, snapshot.files, surveyed.keys)
    found = [Finding("OBS101", Severity.ERROR, Location(path, line), "m") for line in (1, 3)]
    marked, _ = suppress.by_comments(found, snapshot.modules, lines, (), ("OBS101",))
    assert [each.location for each in marked] == [each.location for each in found]


@pytest.mark.parametrize("name", ["HEAD", "config", "packed-refs", "commondir", "gitdir", ""])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutated(b"gitdir: ../a\nref: refs/heads/main\nworktree = /x\nobjectformat = sha256\n"))
@example(b"gitdir: a\0b")
@example(b"worktree = a\0b\ngitdir = x")
def test_any_git_directory_is_described_or_refused(tmp_path: Path, name: str, content: bytes) -> None:
    """``""`` is a file named ``.git``."""
    place = Path(tmp_path, "tree", ".git")
    place.parent.mkdir(exist_ok=True)
    for folder in () if not name else ("objects", "refs"):
        (place / folder).mkdir(parents=True, exist_ok=True)
    file = place / name if name else place
    file.write_bytes(content)
    try:
        with contextlib.suppress(GitProblem):
            found = gitdir.find(place.parent)
            assert found is not None
            gitdir.head(found)
    finally:
        file.unlink()
        for folder in ("objects", "refs", "."):
            with contextlib.suppress(OSError):
                (place / folder).rmdir()


@settings(max_examples=60, deadline=None)
@given(st.lists(mutated(b"\0\0" + b"a" * 40 + b" 1700000000\0\na.py\0"), max_size=3))
def test_any_output_of_git_log_is_taken(pieces: list[bytes]) -> None:
    for name, when, path in history._touched(iter(pieces)):
        assert isinstance(name + path, str)
        assert when >= 0
