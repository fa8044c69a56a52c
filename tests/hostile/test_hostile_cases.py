"""Hostile repositories: each ends, keeps its harmless neighbour, names what it refused, and runs and writes nothing."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from prodready.gather import GatherSettings, accounted, gather
from prodready.project.snapshot import Snapshot
from prodready.tree import open_tree
from prodready.workers import Limits
from tests.hostile.hostile_cases import ABSENT, CASES, LISTED, PARTIAL, READ, REFUSED, Box, build

LIMITS = Limits(seconds=2.0)
SECONDS = 20
SAFE_PATH = "-P" if sys.version_info >= (3, 11) else "-I"
SUPER_USER = os.geteuid() == 0


@pytest.fixture
def box(request: pytest.FixtureRequest, tmp_path: Path) -> Box:
    """The case that the test is parametrised with."""
    name: str = request.param
    if name == "files-unreadable" and SUPER_USER:
        pytest.skip("the super-user may read everything")
    return build(name, tmp_path, tmp_path / "marks")


def gathered(root: Path, jobs: int = 1) -> tuple[Snapshot, int]:
    """The snapshot of ``root`` and the number of paths left out."""
    tree = open_tree(root)
    return gather(tree, GatherSettings(jobs=jobs, limits=LIMITS)), tree.excluded


def became(snapshot: Snapshot, path: str) -> str:
    """What became of one path."""
    refusals = {each.path: each for each in snapshot.refusals}
    if path in refusals:
        return PARTIAL if refusals[path].partial else REFUSED
    if path in snapshot.modules or path in snapshot.documents:
        return READ
    return LISTED if path in snapshot.files else ABSENT


def digest(root: Path) -> str:
    """Names, modes, sizes and times below ``root``, however deep."""
    found = hashlib.blake2b()
    for folder, folders, files, descriptor in os.fwalk(root):
        folders.sort()
        for name in sorted(files + folders):
            status = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
            facts = (folder, name, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            found.update(repr(facts).encode("utf-8", "replace"))
    return found.hexdigest()


@pytest.mark.parametrize("box", CASES, indirect=True)
def test_a_hostile_repository(box: Box) -> None:
    """Within its limits, with the canary, every hostile file accounted for, nothing run, nothing changed."""
    before = digest(box.root)
    start = time.monotonic()
    snapshot, excluded = gathered(box.root)
    assert time.monotonic() - start < SECONDS
    assert [call.name for call in snapshot.modules["canary.py"].calls] == ["builtins.eval"]
    outcome = {path: became(snapshot, path) for path in box.expected}
    assert {path: one for path, one in outcome.items() if one not in box.expected[path]} == {}
    assert all(each.reason and each.reason.isprintable() for each in snapshot.refusals)
    coverage = accounted(snapshot, excluded)
    assert coverage.seen == coverage.analysed + coverage.partial + coverage.refused + coverage.excluded
    assert digest(box.root) == before
    assert not list(box.marks.iterdir())


@pytest.mark.parametrize("prefix", ["shape", "newer", "encoding", "grammar", "bomb", "files", "git", "run"])
def test_all_cases_of_a_kind_at_once_from_within(prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one repository, with the working directory inside it: one and four processes say the same."""
    boxes = [
        build(name, tmp_path / "all", tmp_path / "marks")
        for name in CASES
        if name.startswith(prefix) and not (SUPER_USER and name == "files-unreadable")
    ]
    monkeypatch.chdir(boxes[0].root)
    one, four = (gathered(tmp_path / "all", jobs)[0] for jobs in (1, 4))
    assert one.refusals == four.refusals
    assert one.modules == four.modules
    assert one.documents == four.documents
    assert one.files == four.files
    # A repository inside another one is named and not entered.
    whole = [each for each in boxes if not (each.root / ".git").exists()]
    assert all(f"{each.root.name}/canary.py" in one.modules for each in whole)
    assert not list((tmp_path / "marks").iterdir())


TRIP_WIRE = """
    import json, os, shutil, sys
    root, jobs, rest = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    from pathlib import Path
    from prodready.cli import main
    seen = []
    own = [os.path.realpath(place) + os.sep for place in (os.environ["TMPDIR"], os.environ["PRODREADY_CACHE_DIR"])]

    def inside(path):
        if isinstance(path, int) or path is None:
            return False
        return os.path.realpath(os.fsdecode(path)).startswith(root + os.sep)

    def is_own(path, folder=-1):
        if isinstance(path, int) or path == os.devnull:
            return True
        base = os.getcwd() if folder == -1 else os.readlink(f"/proc/self/fd/{folder}")
        place = os.path.realpath(os.path.join(base, os.fsdecode(path)))
        return (place + os.sep).startswith(tuple(own))

    def hook(event, arguments):
        if event == "open":
            mode, flags = arguments[1], arguments[2]
            writes = (mode and set(mode) & set("wax+")) or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if writes and not is_own(arguments[0]):
                seen.append([event, repr(arguments)])
        elif event == "import" and arguments[1] and inside(arguments[1]):
            seen.append([event, repr(arguments)])
        elif event == "subprocess.Popen":
            program = os.path.realpath(shutil.which(os.fsdecode(arguments[0])) or os.devnull)
            if program == os.devnull:
                return  # there is no such program
            if program != os.path.realpath(sys.executable) and (os.path.basename(program) != "git" or inside(program)):
                seen.append([event, repr(arguments)])
            if arguments[2] is not None and inside(arguments[2]):
                seen.append([event, "working directory inside"])
        elif event == "exec":
            name = getattr(arguments[0], "co_filename", "")
            if os.path.exists(name) and inside(name):
                seen.append([event, repr(arguments)])
        elif event in ("os.remove", "os.mkdir", "os.rmdir"):
            folder, name = os.path.split(os.fsdecode(arguments[0]))  # the link itself is removed, not where it leads
            if not is_own(os.path.join(folder, "") if folder else ".", arguments[-1]) and not is_own(arguments[0], arguments[-1]):
                seen.append([event, repr(arguments)])
        elif event in ("os.rename", "os.truncate", "os.chmod", "os.link", "os.symlink", "os.utime"):
            if not is_own(arguments[1] if event in ("os.link", "os.symlink") else arguments[0]):
                seen.append([event, repr(arguments)])
        elif event in ("os.system", "os.exec", "os.posix_spawn"):
            seen.append([event, repr(arguments)])
        elif event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "ctypes.dlopen", "pickle.find_class"):
            seen.append([event, repr(arguments)])

    sys.addaudithook(hook)
    cases = [os.path.join(root, case) for case in sorted(os.listdir(root))]
    if not rest:
        words = ["--quiet", "--allow-partial", "--jobs", str(jobs)]
        assert main(["scan", *cases, *words]) in (0, 1)
        assert main(["scan", os.path.join(root, "git-filter"), "--ref", "HEAD", *words]) in (0, 1)
        assert main(["scan", ".", "--profile", "all", "--select", "SEC2", *words]) in (0, 1, 3)
    if rest:
        open(os.path.join(root, "written"), "w").close()
        sys.path.insert(0, os.path.join(root, "run-hijack"))
        import noxfile
        os.system("true")
    print(json.dumps(seen))
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="tells where a descriptor leads")
def test_the_interpreter_itself_reports_no_execution_no_write_no_connection(tmp_path: Path) -> None:
    """A second proof by audit events, over whole audits in one process whose working directory is hostile too.

    With bandit, git's history, a revision and a cache; written is only into the cache and the temporary folder.
    """
    folder = tmp_path / "all"
    for name in CASES:
        if name.startswith(("files", "git", "run", "bomb", "encoding")) and not (SUPER_USER and "unreadable" in name):
            build(name, folder, tmp_path / "marks")
    assert tripped(folder) == []
    assert not list((tmp_path / "marks").iterdir())


def test_the_trip_wire_trips(tmp_path: Path) -> None:
    """A write below the root, an import from there and a program are reported."""
    build("run-hijack", tmp_path / "all", tmp_path / "marks")
    events = {event for event, _ in tripped(tmp_path / "all", "provoke")}
    assert {"open", "exec", "os.system"} <= events


def tripped(folder: Path, *rest: str) -> list[tuple[str, str]]:
    """The forbidden audit events of a run over the cases in ``folder``."""
    own = {"PRODREADY_CACHE_DIR": str(folder.parent / "cache"), "TMPDIR": str(folder.parent / "temporary")}
    (folder.parent / "temporary").mkdir()
    done = subprocess.run(
        [sys.executable, SAFE_PATH, "-c", textwrap.dedent(TRIP_WIRE), str(folder), "2", *rest],
        cwd=folder / "run-hijack",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **own},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
    return [(event, arguments) for event, arguments in json.loads(done.stdout)]


@pytest.mark.skipif(not SUPER_USER, reason="only the super-user can become somebody else")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    """The same case as above, read by somebody who may not."""
    box = build("files-unreadable", tmp_path / "open", tmp_path / "marks")
    for folder in (box.root, *box.root.parents):
        mode = folder.stat().st_mode
        if mode & 0o055 != 0o055:  # pytest keeps its temporary folders to itself
            folder.chmod(mode | 0o055)
    reader = os.fork()
    if reader == 0:
        code = 1
        try:
            os.setresgid(65534, 65534, 65534)
            os.setresuid(65534, 65534, 65534)
            snapshot, _ = gathered(box.root)
            code = 0 if all(became(snapshot, path) in one for path, one in box.expected.items()) else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1]) == 0
