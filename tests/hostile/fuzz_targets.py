"""What takes bytes of a repository, each with inputs to begin from and a check that raises if a promise is broken.

An input is a small repository: names and bytes. ``benchmarks/fuzz.py`` mutates one file of it, by the hundred thousand;
what broke a promise once stands, made as small as it goes, in ``corpus/`` and is checked by ``test_corpus.py`` for ever.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import re
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prodready import baseline, ignore
from prodready.config.files import of_folder
from prodready.errors import UserError
from prodready.extract import reading
from prodready.extract.kinds import kind_of
from prodready.facts.files import Kind
from prodready.gather import GatherSettings, gather
from prodready.judge import judge
from prodready.plugins import installed
from prodready.scan.sources import SourceLines
from prodready.survey import SurveySettings, survey
from prodready.tree import index
from prodready.tree.gitdir import GitDir, GitProblem
from prodready.tree.memory import MemoryTree
from prodready.worker_main import Job
from prodready.workers import Limits, Pool
from tests.hostile.hostile_cases import BOMBS, ENCODED, GRAMMAR, NEWER, SHAPES

Files = Mapping[str, bytes]
Check = Callable[[Files], None]

HERE = Path(__file__).resolve().parent
CORPUS = HERE / "corpus"
CASES = HERE.parent.parent / "fixtures_repos"
MAX_SEED = 40_000
"""Bytes of a file that is mutated; larger ones cost time and show nothing more."""
SECONDS = 5.0
"""Processor time of one input of that size above which it counts as a hang."""
MANY, FEW = 30, 4
"""Names of a kind, and files of a name, to begin from."""


@dataclass(frozen=True)
class Target:
    """``seeds`` are repositories to begin from; ``check`` raises if a promise is broken."""

    seeds: Callable[[], list[Files]]
    check: Check


def timed(check: Check, files: Files) -> None:
    """``check``, which may not take for ever."""
    started = time.process_time()
    check(files)
    spent = time.process_time() - started
    assert spent < SECONDS, f"took {spent:.1f} s of processor time"


def single_files() -> list[Files]:
    """Files of every kind: of case folders, and hostile ones."""
    found = [(path, data) for files in repositories() for path, data in files.items()]
    found += [("x.py", text.encode()) for text in SHAPES.values()]
    found += [("x.py", text.encode()) for text, _ in GRAMMAR.values()]
    found += [("x.py", data) for data, _ in ENCODED.values()]
    found += [(path, data if isinstance(data, bytes) else data.encode()) for path, data, _ in BOMBS.values()]
    by_kind: dict[Kind, dict[str, list[Files]]] = {}
    for path, data in found:
        kind, name = kind_of(path, len(data)), path.rpartition("/")[2]
        if kind is not Kind.NONE:
            by_kind.setdefault(kind, {}).setdefault(name, []).append({name: data[:MAX_SEED]})
    return [files for names in by_kind.values() for some in list(names.values())[:MANY] for files in some[:FEW]]


def repositories() -> list[Files]:
    """The case folders."""
    folders = sorted(path for path in CASES.glob("*/*") if path.is_dir() and path.parent.name != "whole")
    return [files for folder in folders if (files := _laid_out(folder))]


def _laid_out(folder: Path) -> Files:
    files = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != "expect.toml" and file.stat().st_size <= MAX_SEED:
            parts = file.relative_to(folder).parts
            files["/".join(re.sub(r"^dot_", ".", part) for part in parts)] = file.read_bytes()
    return files


def newer_sources() -> list[Files]:
    """Python that only the second parser reads, or tries to."""
    sources = (data for files in single_files()[::5] for data in files.values())
    return [{"x.py": data + b"\n" + NEWER.encode()} for data in sources]


def check_reading(files: Files) -> None:
    """Readers that run in the main process: no exception, and facts that survive being stored."""
    for path, data in files.items():
        kind = kind_of(path, len(data)).value
        found = reading.attempt(kind, data)
        if found is not None:
            assert reading.encode(reading.decode(kind, found[1])) == found[1]


_pools: list[Pool] = []


def check_lowering(files: Files) -> None:
    """Readers that may end their process: exactly one answer each, and the next file is read."""
    if not _pools:
        _pools.append(Pool(1, Limits(seconds=1.0)))
    pool = _pools[0]
    for number, data in enumerate((*files.values(), b"x = 1\n")):
        pool.submit(Job(number, Kind.PYTHON.value, data))
    answers = dict(pool.drain())
    assert sorted(answers) == list(range(len(files) + 1))
    assert answers[len(files)].facts


def check_audit(files: Files) -> None:
    """The whole audit: no rule and no fact crashes, whatever the files say."""
    tree, plugins = MemoryTree(files), installed()
    surveyed = survey(tree, SurveySettings())
    snapshot = gather(tree, GatherSettings(jobs=1), surveyed)
    rules = [rule for rule in plugins.rules if not rule.optional]
    judged = judge(rules, plugins.facts, snapshot, SourceLines(tree, snapshot.files, surveyed.keys))
    assert not judged.crashed, "; ".join(notice.message for notice in judged.notices if notice.level == "error")


def check_index(files: Files) -> None:
    """git's index, behind a checksum that fits so that the parser is reached."""
    for data in files.values():
        for size, algorithm in ((20, "sha1"), (32, "sha256")):
            whole = data[:-size] + hashlib.new(algorithm, data[:-size], usedforsecurity=False).digest()
            with contextlib.suppress(GitProblem, index.NeedsGit):
                index.parse(whole, GitDir(Path(), Path(), None, algorithm))


def check_configuration(files: Files) -> None:
    """Configuration and baseline: a sentence for the user, or nothing."""
    for data in files.values():
        for name in ("pyproject.toml", "prodready.toml"):
            with contextlib.suppress(UserError):
                of_folder({name: data}.get)
        with contextlib.suppress(UserError):
            baseline.parse(data, "known.jsonl")


def check_ignoring(files: Files) -> None:
    """Ignore files: compiled, and matched with paths that suit them."""
    budget = ignore.Budget()
    for data in files.values():
        patterns = ignore.parse(data.decode("utf-8", "surrogateescape"))
        own = [line.decode("latin-1").strip("/") for line in data.split(b"\n")[:5]]
        for path in ("a", "a" * 120, "/".join("a" * 60), "b/c.py", "\udcff/[x]", *filter(None, own)):
            for is_dir in (False, True):
                patterns.verdict(path, is_dir, budget)


def _indexes() -> list[Files]:
    entry = bytes(40) + bytes(range(20)) + b"\0\5a/b.c\0\0\0\0\0"
    return [
        {
            "index": b"DIRC"
            + version.to_bytes(4, "big")
            + count.to_bytes(4, "big")
            + entry * count
            + extension
            + bytes(32)
        }
        for version in (2, 3, 4)
        for count in (0, 1, 3)
        for extension in (b"", b"TREE\0\0\0\4abcd", b"link\0\0\0\0")
    ]


def _configurations() -> list[Files]:
    own = (HERE.parent.parent / "pyproject.toml").read_bytes()
    lines = b'{"kind":"point","code":"TST001"}\n{"kind":"finding","code":"OBS101","path":"a.py","text":"print(1)","count":2}\n'
    keys = b"fail-under = '80%'\nrequire = ['OBS002']\n[roles]\n'a/*.py' = 'test'\n[rules.ARC102]\nlimit = 3\n"
    waiver = b"[[waivers]]\ncode = 'TST002'\nreason = 'r'\nowner = 'o'\nexpires = 2030-12-31\n"
    return [{"x": data} for data in (own, lines, keys, waiver, keys + waiver, b"[tool.prodready]\n" + keys)]


def _ignore_files() -> list[Files]:
    texts = (
        "*.py\n!a/\n/b/**/c\n[a-z]?\\ \n",
        "a*" * 20 + "c\n",
        "**/a*" * 15,
        "[[:alpha:]]\n[!a]\n[]-]\n{a,b}\n",
        "a/**\n**/\n",
    )
    return [{".gitignore": text.encode()} for text in texts]


TARGETS: Mapping[str, Target] = {
    "reading": Target(single_files, check_reading),
    "lowering": Target(newer_sources, check_lowering),
    "audit": Target(repositories, check_audit),
    "index": Target(_indexes, check_index),
    "configuration": Target(_configurations, check_configuration),
    "ignoring": Target(_ignore_files, check_ignoring),
}


def stored(folder: Path) -> Files:
    """An input of the corpus."""
    return {urllib.parse.unquote(file.name.removesuffix(".in")): file.read_bytes() for file in sorted(folder.iterdir())}


def store(files: Files, target: str) -> Path:
    """Put an input into the corpus."""
    digest = hashlib.blake2b(repr(sorted(files.items())).encode(), digest_size=6).hexdigest()
    folder = CORPUS / target / digest
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        (folder / f"{urllib.parse.quote(path, safe='')}.in").write_bytes(data)
    return folder


def corpus() -> Iterator[tuple[str, Path]]:
    """Every stored input with its target."""
    for target in sorted(TARGETS):
        yield from ((target, folder) for folder in sorted((CORPUS / target).glob("*")))


@functools.cache
def _seeds(target: str) -> list[tuple[list[str], Files]]:
    return [(sorted(files), files) for files in TARGETS[target].seeds()]


def encoded_seeds(target: str) -> Iterator[bytes]:
    """As bytes for a fuzzer: which repository, which of its files, and that file's content."""
    for number, (paths, files) in enumerate(_seeds(target)):
        for at, path in enumerate(paths[:256]):
            yield number.to_bytes(2, "big") + bytes([at]) + files[path]


def decoded(target: str, data: bytes) -> Files:
    """The repository that the fuzzer's bytes stand for; every byte string stands for one."""
    seeds = _seeds(target)
    paths, files = seeds[int.from_bytes(data[:2], "big") % len(seeds)]
    return {**files, paths[(data[2:3] or b"\0")[0] % len(paths)]: data[3:]}
