"""Audit under faults of the machine and print what became of each: a full disk, kill -9, unreadable halves, and more.

    python benchmarks/faults.py [--tree DIR] [--only kill ...] [--kills 200]

The tree is copied (default: the complete services of the case folders) and made a git repository. Full and read-only
disks are small mounts in a mount namespace of their own and need the super-user; audits that must not read everything run without
``CAP_DAC_OVERRIDE`` (setpriv) or as an ordinary user.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
SCRIPT = Path(sys.executable).with_name("prodready")
CLOCK = "import sys, time; now = time.time; time.time = lambda: now() + {shift}; from prodready.cli import main; sys.exit(main())"
UNPRIVILEGED = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


@dataclass(frozen=True)
class Place:
    """Where a scenario works: the audited tree, a folder for reports, and the environment of the audits."""

    tree: Path
    work: Path
    environment: dict[str, str]

    def audit(self, *words: str, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
        """An audit to its end; its standard output is the JSON report."""
        command = [*prefix, str(SCRIPT), "scan", str(self.tree), "--format", "json", *words]
        return subprocess.run(
            command, cwd=self.work, env=self.environment, capture_output=True, timeout=300, check=False
        )

    def reference(self) -> bytes:
        """What an audit without a cache and without a fault says."""
        done = self.audit("--no-cache")
        assert done.returncode in (0, 1), done.stderr
        return done.stdout


def main() -> int:
    """Run the scenarios, one line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tree", type=Path)
    parser.add_argument("--only", nargs="+", choices=SCENARIOS, default=list(SCENARIOS))
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    failed = 0
    for name in options.only:
        with tempfile.TemporaryDirectory(prefix="prodready-faults-") as folder:
            place = prepared(Path(folder), options.tree)
            started = time.monotonic()
            try:
                said = SCENARIOS[name](place, options.kills) if name == "kill" else SCENARIOS[name](place)
            except AssertionError as error:
                failed += 1
                said = f"DOES NOT HOLD: {error}"
            print(f"{name:12} {said}  [{time.monotonic() - started:.0f} s]", flush=True)
    return 1 if failed else 0


def prepared(folder: Path, tree: Path | None) -> Place:
    """A copy of the tree as a git repository, and an environment with a cache and temporary folder of its own."""
    target = folder / "tree"
    if tree:
        shutil.copytree(tree, target, symlinks=True)
    else:
        shutil.copytree(HERE / "fixtures_repos" / "whole", target, ignore=shutil.ignore_patterns("__pycache__"))
    who = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    if not (target / ".git").exists():
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
            subprocess.run(["git", *words], cwd=target, env=os.environ | who, check=True)
    for name in ("work", "temporary", "cache"):
        (folder / name).mkdir()
    environment = {"PRODREADY_CACHE_DIR": str(folder / "cache"), "TMPDIR": str(folder / "temporary")}
    return Place(target, folder / "work", {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **environment})


def killed(place: Place, kills: int) -> str:
    """kill -9 at random moments of audits that write two reports; one file changes before each."""
    module = min(place.tree.rglob("main.py"))
    texts = [module.read_bytes(), module.read_bytes() + b"\n\ndef added():\n    print(1)\n"]
    expected = []
    for text in texts:
        module.write_bytes(text)
        expected.append(place.reference())
    outputs = ("-o", "report.json", "-o", "report.html")
    started = time.monotonic()
    place.audit("-o", "html=report.html")
    usual = time.monotonic() - started
    struck = wrong = half = 0
    for number in range(kills):
        module.write_bytes(texts[number % 2])
        command = [str(SCRIPT), "scan", str(place.tree), *outputs, "--quiet", "--jobs", "2"]
        running = subprocess.Popen(command, cwd=place.work, env=place.environment, stderr=subprocess.DEVNULL)
        time.sleep(random.random() * usual * 1.1)
        running.kill()
        struck += running.wait() == -signal.SIGKILL
        half += not all(_is_whole(place.work / name, expected) for name in ("report.json", "report.html"))
        wrong += place.audit().stdout != expected[number % 2]
    left = [path.name for path in place.work.iterdir() if path.name not in ("report.json", "report.html")]
    private = list(Path(place.environment["TMPDIR"]).iterdir())
    assert (wrong, half) == (0, 0), f"{wrong} wrong reports after it, {half} half-written files"
    return (
        f"{kills} audits, {struck} of them killed before their end: 0 half-written reports, the next audit right each time; "
        f"left behind: {len(left)} drafts beside the reports, {len(private)} private git folders"
    )


def _is_whole(path: Path, expected: list[bytes]) -> bool:
    if not path.exists():
        return True
    data = path.read_bytes()
    return data in expected if path.suffix == ".json" else data.rstrip().endswith(b"</html>")


def twice(place: Place) -> str:
    """Pairs of audits at once that share an empty cache and the file that they write."""
    expected = place.reference()
    pairs = 15
    for _ in range(pairs):
        shutil.rmtree(place.environment["PRODREADY_CACHE_DIR"])
        command = [str(SCRIPT), "scan", str(place.tree), "--format", "json", "-o", "report.json"]
        both = [subprocess.Popen(command, cwd=place.work, env=place.environment) for _ in range(2)]
        assert all(each.wait(300) in (0, 1) for each in both), "one of two audits failed"
        assert (place.work / "report.json").read_bytes() == expected, "the report is not right"
        assert place.audit().stdout == expected, "the next audit is not right"
    return f"{pairs} pairs of audits with one empty cache and one report: all right"


def half_unreadable(place: Place) -> str:
    """Every second Python file and one folder without permission."""
    files = sorted(place.tree.rglob("*.py"))[::2]
    for file in files:
        file.chmod(0)
    closed = min(path.parent for path in files)
    inside = sum(file.is_relative_to(closed) for file in files)
    closed.chmod(0)
    prefix = UNPRIVILEGED if os.geteuid() == 0 else ()
    try:
        done = place.audit(prefix=prefix)
        report = json.loads(done.stdout)
        named = {each["path"] for each in report["files"]["not_analysed"]}
        wanted = {str(file.relative_to(place.tree)) for file in files if not file.is_relative_to(closed)}
        wanted.add(str(closed.relative_to(place.tree)))
        assert done.returncode == 4, f"exit code {done.returncode}: {done.stderr[-300:]!r}"
        assert wanted <= named, f"not named: {sorted(wanted - named)[:3]}"
        again = place.audit(prefix=prefix)
        assert again.stdout == done.stdout, "a second audit says something else"
    finally:
        for path in (closed, *files):
            path.chmod(0o755 if path == closed else 0o644)
    assert place.audit().stdout == place.reference(), "with permission again, the cache makes a difference"
    return f"{len(files) - inside} files and a folder of {inside} more unreadable: each named, exit code 4, the rest judged"


def moving(place: Place) -> str:
    """Files that change, grow, shrink, vanish and turn into links and FIFOs while audits run."""
    expected = place.reference()
    stop = threading.Event()
    files = sorted(place.tree.rglob("*.py"))
    kept = {file: file.read_bytes() for file in files}
    thread = threading.Thread(target=_shuffle, args=(files, kept, stop))
    thread.start()
    runs = 25
    try:
        for number in range(runs):
            done = place.audit("--jobs", str(1 + number % 3))
            assert done.returncode in (0, 1, 4), f"exit code {done.returncode}: {done.stderr[-300:]!r}"
            json.loads(done.stdout)
            errors = [each["message"] for each in json.loads(done.stdout)["notices"] if each["level"] == "error"]
            assert not errors, errors[0]
            assert not done.stderr, done.stderr[-300:]
    finally:
        stop.set()
        thread.join()
    _restore(kept)
    assert place.audit().stdout == expected, "the audit after it is not right"
    return (
        f"{runs} audits of a tree in which files change all the time: each ended with a report, the one after it right"
    )


def _shuffle(files: list[Path], kept: dict[Path, bytes], stop: threading.Event) -> None:
    chance = random.Random(1)
    while not stop.is_set():
        file = chance.choice(files)
        file.unlink(missing_ok=True)
        what = chance.randrange(7)
        if what == 0:
            file.symlink_to("/etc/passwd")
        elif what == 1:
            os.mkfifo(file)
        elif what > 2:
            data = kept[file]
            file.write_bytes((b"", data[: len(data) // 2], data * 2, b"\n" * len(data))[what - 3])
        time.sleep(0.001)
        if chance.random() < 0.5:
            file.unlink(missing_ok=True)
            file.write_bytes(kept[file])


def _restore(kept: dict[Path, bytes]) -> None:
    for file, data in kept.items():
        file.unlink(missing_ok=True)
        file.write_bytes(data)


def clock(place: Place) -> str:
    """The clock a year back, then forth, with a change after each jump, and files dated in the future."""
    module = min(place.tree.rglob("main.py"))
    original = module.read_bytes()
    year = 365 * 86_400
    jumps = (0, -year, -10, 3600, 0, -year)
    for number, shift in enumerate(jumps):
        module.write_bytes(original + b"\n\ndef added():\n    print(1)\n" * (number % 3))
        now = time.time()
        os.utime(module, (now + shift, now + shift) if number % 2 else (now + year, now + year))
        shifted = [sys.executable, "-P", "-c", CLOCK.format(shift=shift), "scan", str(place.tree), "--format", "json"]
        for _ in range(2):
            done = subprocess.run(shifted, cwd=place.work, env=place.environment, capture_output=True, check=False)
            assert done.stdout == place.reference(), f"wrong after a jump of {shift} s: {done.stderr[-300:]!r}"
    return f"{len(jumps)} jumps of the clock between -1 year and +1 hour, a change with each: every report right"


def cache(place: Place) -> str:
    """A cache that is damaged in every way, cannot be written, or belongs to somebody else's program."""
    expected = place.reference()
    folder = Path(place.environment["PRODREADY_CACHE_DIR"])
    chance = random.Random(1)
    damages = 40
    for number in range(damages):
        place.audit()
        for file in folder.iterdir():
            data = bytearray(file.read_bytes())
            for _ in range(1 + number):
                if data:
                    data[chance.randrange(len(data))] = chance.randrange(256)
            file.write_bytes(data if number % 4 else data[: chance.randrange(len(data) + 1)])
        done = place.audit()
        assert done.stdout == expected, f"damage {number}: {done.stderr[-300:]!r}"
    return f"{damages} damaged databases (bytes changed, cut off): every report right"


@contextmanager
def mounted(folder: Path, size: str, fill: bool = False) -> Iterator[Path]:
    """A small file system of its own, filled to the last byte if asked for."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        if fill:
            with open(folder / "filler", "wb", buffering=0) as stream:
                while True:
                    stream.write(b"x" * 4096)
    except OSError:
        pass
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def full(place: Place) -> str:
    """The disks of the cache, of temporary files, of the report and of standard output full, and nearly full."""
    _own_mounts()
    expected = place.reference()
    notices = 0
    sizes = ("64k", "256k", "1m", "2m")
    for name in ("PRODREADY_CACHE_DIR", "TMPDIR"):
        for size, fill in [("64k", True), *((size, False) for size in sizes)]:
            with mounted(place.work / f"{name}-{size}-{fill}", size, fill) as disk:
                for _ in range(2):
                    done = replace(place, environment=place.environment | {name: str(disk)}).audit()
                    assert done.stdout == expected, f"{name} on {size}: {done.stderr[-300:]!r}"
                    assert done.stderr.count(b"\n") <= 1, done.stderr
                    notices += bool(done.stderr)
    with mounted(place.work / "reports", "64k", fill=False) as disk:
        (disk / "report.json").write_text("old")
        (disk / "filler").write_bytes(b"x" * 50_000)
        done = place.audit("-o", str(disk / "report.json"))
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr
        assert (disk / "report.json").read_text() == "old", "the old report is harmed"
        assert len(list(disk.iterdir())) == 2, "a draft is left"
    with open("/dev/full", "wb") as stream:
        command = [str(SCRIPT), "scan", str(place.tree)]
        shown = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, env=place.environment, check=False)
        assert (shown.returncode, shown.stderr.count(b"\n")) == (2, 1), shown.stderr
    disks = 2 * (len(sizes) + 1)
    return (
        f"cache and temporary files on {disks} full disks: reports right, said in {notices} of {2 * disks} audits; "
        "report and output: exit code 2, the old report whole"
    )


def read_only(place: Place) -> str:
    """The audited tree, the cache and the temporary folder on read-only file systems."""
    _own_mounts()
    expected = place.reference()
    for name in ("tree", "cache", "temporary"):
        folder = place.tree.parent / name
        if name == "cache":
            place.audit()
        subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        done = place.audit()
        subprocess.run(["umount", "-l", str(folder)], check=True)
        assert done.stdout == expected, f"{name}: {done.stderr[-300:]!r}"
        assert done.stderr.count(b"\n") <= 1, done.stderr
    return "tree, cache and temporary folder read-only, one after another: reports right"


def untouched(place: Place) -> str:
    """What an audit leaves in the tree: nothing, by every byte and time."""
    before = _digest(place.tree)
    runs = [place.audit("--jobs", str(jobs), *words) for jobs in (1, 2) for words in ((), ("--no-cache",))]
    assert len({each.stdout for each in runs}) == 1, "reports differ"
    assert _digest(place.tree) == before, "the tree was changed"
    return f"{len(runs)} audits changed no name, byte, mode or time of the tree"


def _digest(root: Path) -> str:
    found = hashlib.blake2b()
    for path in sorted(root.rglob("*")):
        status = path.lstat()
        found.update(repr((str(path), status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns)).encode())
    return found.hexdigest()


def _own_mounts() -> None:
    """Leave the machine's mounts alone from here on."""
    if os.geteuid() != 0:
        raise AssertionError("not tried: only the super-user can mount")
    libc = __import__("ctypes").CDLL(None, use_errno=True)
    if libc.unshare(0x00020000):
        raise AssertionError("not tried: no mount namespace")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)


SCENARIOS: dict[str, Callable[..., str]] = {
    "untouched": untouched,
    "half": half_unreadable,
    "moving": moving,
    "clock": clock,
    "cache": cache,
    "twice": twice,
    "full": full,
    "read-only": read_only,
    "kill": killed,
}


if __name__ == "__main__":
    sys.exit(main())
