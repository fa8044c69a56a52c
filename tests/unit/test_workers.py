"""Worker processes under every fault: each job is answered once, a fault costs one file, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from prodready import workers
from prodready.extract.reading import Answer
from prodready.worker_main import Job
from prodready.workers import Limits, Pool, import_path
from tests.processes import is_gone, lives

FAULTY = Path(__file__).parent / "faulty"
QUICK = Limits(seconds=0.6, memory=1 << 30)


def answers(jobs: list[tuple[str, bytes]], size: int = 2, limits: Limits = QUICK) -> dict[int, Answer]:
    """The answers of a faulty task to ``jobs``, by number; each must come exactly once."""
    found: dict[int, Answer] = {}
    with Pool(size, limits, task="faulty_task:run", path=[str(FAULTY)]) as pool:
        for number, (kind, data) in enumerate(jobs):
            pool.submit(Job(number, kind, data))
        for number, answer in pool.drain():
            assert number not in found
            found[number] = answer
    return found


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("raise", "could not be analysed: LookupError: a parser's own error"),
        ("recurse", "nested too deeply to be analysed"),
        ("quit", "could not be analysed: SystemExit: 5"),
        ("exit", "its parser ended the worker process with exit code 3"),
        ("segfault", "its parser crashed: SIGSEGV"),
        ("abort", "its parser crashed: SIGABRT (usually the memory limit)"),
        ("killed", "its parser crashed: SIGKILL"),
        ("sleep", "took longer than the limit of 0.6 s"),
        ("spin", "took longer than the limit of 0.6 s"),
        ("garbage", "its parser crashed: SIGKILL"),
        ("allocate", "needs more memory than the limit"),
    ],
)
@pytest.mark.parametrize("size", [1, 3])
def test_a_fault_costs_its_own_file_and_is_named(fault: str, reason: str, size: int) -> None:
    """The files before and behind it, in the same batch, are answered."""
    jobs = [("python", b"a"), (fault, b"b"), ("python", b"c"), ("python", b"d")]
    found = answers(jobs, size)
    assert found[1].reason == reason
    assert found[1].final is (fault == "recurse")
    assert [found[number].facts for number in (0, 2, 3)] == [b"A", b"C", b"D"]


def test_many_faults_cost_as_many_files() -> None:
    """Every third file kills its worker; all others are answered."""
    jobs = [("segfault" if number % 3 == 0 else "python", b"x%d" % number) for number in range(40)]
    found = answers(jobs)
    assert {number for number, answer in found.items() if answer.reason} == set(range(0, 40, 3))
    assert all(found[number].facts == b"X%d" % number for number in range(40) if number % 3)


def test_a_stray_print_does_not_come_between_the_messages() -> None:
    """Standard output of a parser goes nowhere."""
    assert answers([("print", b"a"), ("python", b"b")], 1) == {0: Answer(b"A"), 1: Answer(b"B")}


def test_a_worker_cannot_write_a_file() -> None:
    """The kernel refuses, whatever a parser tries."""
    if not Path("/dev/shm").is_dir():
        pytest.skip("no memory file system here")
    found = answers([("write", b"a"), ("python", b"b")], 1)
    assert "OSError" in found[0].reason
    assert found[1] == Answer(b"B")


def test_large_files_pass_both_ways() -> None:
    """Messages far above what a pipe holds, while the worker writes and the parent has not read yet."""
    jobs = [("python", bytes([97 + number]) * 2_000_000) for number in range(6)]
    found = answers(jobs, 2, Limits(10, 1 << 30))
    assert [found[number].facts for number in range(6)] == [data.upper() for _, data in jobs]


def test_a_worker_killed_from_outside_costs_at_most_one_file() -> None:
    """As the kernel does when memory runs out."""
    with Pool(1, QUICK, task="faulty_task:run", path=[str(FAULTY)]) as pool:
        pool.submit(Job(0, "python", b"a"))
        first = dict(pool.drain())
        os.kill(pool._workers[0].process.pid, signal.SIGKILL)
        for number in range(1, 5):
            pool.submit(Job(number, "python", b"b"))
        rest = dict(pool.drain())
    assert first == {0: Answer(b"A")}
    assert sorted(rest) == [1, 2, 3, 4]
    assert sum(bool(answer.reason) for answer in rest.values()) <= 1


def test_processor_time_is_what_is_limited() -> None:
    """A file that computes ends at its limit, one that only waits at four times as much: machines may be busy."""
    computes, waits = (_elapsed(fault) for fault in ("spin", "sleep"))
    assert waits >= 4 * QUICK.seconds
    assert computes >= QUICK.seconds


def test_each_file_has_the_whole_time_for_itself() -> None:
    """What the files before it used does not count."""
    found = answers([("brief", b"a")] * 5, 1)
    assert {answer.facts for answer in found.values()} == {b"A"}


def _elapsed(fault: str) -> float:
    with Pool(1, QUICK, task="faulty_task:run", path=[str(FAULTY)]) as pool:
        pool.submit(Job(0, "python", b"a"))
        list(pool.drain())
        start = time.monotonic()
        pool.submit(Job(1, fault, b"a"))
        list(pool.drain())
        return time.monotonic() - start


def test_the_real_reader_survives_what_hangs_libcst(tmp_path: Path) -> None:
    """Patterns that libcst needs hours for, in a file that this interpreter's ``ast`` refuses as well."""
    hanging = "match a:\n case " + "{1:" * 16 + "x" + "}" * 16 + ": pass\nlazy import b\n"
    with Pool(1, Limits(1.0)) as pool:
        pool.submit(Job(0, "python", hanging.encode()))
        pool.submit(Job(1, "python", b"x = f'{\"\\n\".join(a)}'\n"))
        found = dict(pool.drain())
    assert found[0].reason == "took longer than the limit of 1 s"
    assert found[1].facts


def test_without_processes_every_job_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parent may then read the files itself."""
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    assert answers([("python", b"a"), ("python", b"b")]) == dict.fromkeys(
        (0, 1), Answer(b"", workers.NO_WORKER, final=False)
    )


def test_an_interpreter_that_does_not_start_is_given_up() -> None:
    """Workers that die before they are ready are not started for ever."""
    found = {}
    with Pool(2, QUICK, task="no_such_module:run") as pool:
        for number in range(20):
            pool.submit(Job(number, "python", b"a"))
        found = dict(pool.drain())
    assert found == dict.fromkeys(range(20), Answer(b"", workers.NO_WORKER, final=False))


def test_nothing_is_imported_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules with the names of the standard library and of our dependencies lie in wait there."""
    for name in ("threading", "msgspec", "ast", "resource", "sitecustomize", "usercustomize", "libcst"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'executed')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "ast.py"))
    with Pool(1, QUICK) as pool:
        pool.submit(Job(0, "python", b"lazy import a\n"))
        found = dict(pool.drain())
    assert found[0].facts
    assert not (tmp_path / "executed").exists()


def test_the_import_path_has_no_relative_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the working directory nor an entry below it."""
    monkeypatch.setattr(sys, "path", ["", ".", "site-packages", *sys.path])
    assert all(os.path.isabs(each) for each in import_path())


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_parent(way: signal.Signals, tmp_path: Path) -> None:
    """Interrupted, the parent ends within a second; killed, its workers end by themselves within their limits."""
    script = textwrap.dedent(
        f"""
        import sys
        from prodready.worker_main import Job
        from prodready.workers import Limits, Pool
        try:
            limits = Limits(0.5 if {int(way)} == 9 else 60)
            with Pool(2, limits, task="faulty_task:run", path=[{str(FAULTY)!r}]) as pool:
                for number in range(4):
                    pool.submit(Job(number, "spin" if {int(way)} == 9 else "sleep", b""))
                while not all(worker.ready for worker in pool._workers):
                    list(pool.poll(0.1))
                print(*[worker.process.pid for worker in pool._workers], flush=True)
                if {int(way)} == 9:
                    import os, signal
                    os.kill(os.getpid(), signal.SIGKILL)
                list(pool.drain())
        except KeyboardInterrupt:
            sys.exit(130)
        """
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    children = [int(each) for each in parent.stdout.readline().split()]
    if way is signal.SIGINT:
        parent.send_signal(signal.SIGINT)
    assert parent.wait(10) == (130 if way is signal.SIGINT else -signal.SIGKILL)
    parent.stdout.close()
    assert len(children) == 2
    if way is signal.SIGINT:
        assert not any(map(lives, children))
    else:
        assert all(map(is_gone, children))
