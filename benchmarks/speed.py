"""Measure prodready, bandit, ruff, fixit and repo-review on the same trees, alternating, with medians.

    python benchmarks/speed.py [--trees superset,django,service] [--runs 5] [--tools DIR] [--growth] [--large]

The wheels of apache-superset and django come from PyPI; the small service is ``fixtures_repos/whole/complete``. prodready
is that of the running environment; the other tools are those in ``--tools`` (a ``bin`` folder) or beside this Python, and
what is not there is left out. Wall seconds; processor seconds of all processes; peak memory of all processes together
(proportional set size on Linux, sampled in a run of its own that is not timed).

``--growth`` measures generated services of 50,000, 100,000 and 200,000 lines, ``--large`` one of 2,000,000.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import services

ROOT = Path(__file__).resolve().parent.parent
WHEELS = {"superset": "apache-superset", "django": "django"}
POINTS = "TST00,OBS00,ARC00,CFG00,SEC00,INF00"
"""What selects the points and no finding."""
SAMPLE = 0.03
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Run:
    """One measured command: wall and processor seconds."""

    wall: float
    processor: float


@dataclass(frozen=True)
class Command:
    """A row of the table; ``before`` is done before each run and not measured."""

    name: str
    words: Sequence[str]
    before: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Place:
    """Where the tools are, which environment they get, and a folder for what they need."""

    tools: Path
    environment: dict[str, str]
    folder: Path


def measured(command: Command, place: Place) -> Run:
    """Run a command with its output thrown away; its exit status does not matter."""
    command.before()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with _started(command, place) as process:
        process.wait()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def peak(command: Command, place: Place) -> int:
    """Megabytes that all processes of a command use together at most."""
    command.before()
    most = 0
    with _started(command, place) as process:
        while process.poll() is None:
            most = max(most, sum(map(_memory, _family(process.pid))))
            time.sleep(SAMPLE)
    return most // 1024


def _started(command: Command, place: Place) -> subprocess.Popen[bytes]:
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(
        command.words, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=place.environment, cwd=place.folder
    )


def _family(pid: int) -> Iterable[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:  # it ended, or this is no Linux
        return
    for child in children:
        yield from _family(int(child))


def _memory(pid: int) -> int:
    """Kilobytes of a process, shared ones divided among those who share them; 0 where nothing tells."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def tree(name: str, folder: Path) -> Path:
    """The files that ``name`` stands for, below ``folder``."""
    target = folder / name
    if name not in WHEELS:
        return Path(shutil.copytree(ROOT / "fixtures_repos" / "whole" / "complete", target))
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", WHEELS[name], "--dest", str(folder)]
    subprocess.run(command, check=True)
    wheel = next(folder.glob(f"{WHEELS[name].replace('-', '_')}-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def commands(root: Path, place: Place) -> list[Command]:
    """The rows of the table for one tree."""
    scan = [sys.executable, "-m", "prodready", "scan"]
    edited = Path(shutil.copytree(root, place.folder / f"{root.name}-edited"))
    modules = sorted(path for path in edited.rglob("*.py") if path.stat().st_size)
    del modules[len(modules) // 2 + len(EDITS) :]  # those in the middle of the tree are edited, another one by each
    others = (
        ("bandit -q -r", ["bandit", "-q", "-r", str(root)]),
        (
            "ruff check --no-cache",
            ["ruff", "check", "--no-cache", "--isolated", "--select", "S,DTZ,T20,ASYNC", str(root)],
        ),
        ("fixit lint", ["fixit", "--quiet", "lint", str(root)]),
        ("repo-review", ["repo-review", "--format", "json", str(root)]),
    )
    rows = [
        Command(name, [str(place.tools / words[0]), *words[1:]])
        for name, words in others
        if (place.tools / words[0]).exists()
    ]
    return [
        *rows,
        Command("prodready, cold", [*scan, "--no-cache", str(root)]),
        Command("prodready, cold, points only", [*scan, "--no-cache", "--select", POINTS, str(root)]),
        Command("prodready, warm", [*scan, str(root)]),
        *(
            Command(f"prodready, one file changed: {what}", [*scan, str(edited)], _editor(modules.pop(), edit))
            for what, edit in EDITS.items()
        ),
    ]


EDITS: dict[str, Callable[[str, int], str]] = {
    "words of a comment": lambda text, number: f"{text}\n# {number:09}\n",
    "a comment at the end": lambda text, number: text + "# more\n" * number,
    "lines inserted above": lambda text, number: "#\n" * number + text,
    "a statement": lambda text, number: f"{text}\nvalue = {number}\n",
}
"""A module's text after an edit, another one for each number."""


def _editor(module: Path, edit: Callable[[str, int], str]) -> Callable[[], None]:
    """What edits a module, differently each time."""
    text = module.read_text("utf-8")
    numbers = itertools.count(1)

    def write() -> None:
        module.write_text(edit(text, next(numbers)), "utf-8")

    return write


def compare(rows: Sequence[Command], runs: int, place: Place) -> None:
    """Run everything in turn, and print the table."""
    peaks = {row.name: peak(row, place) for row in rows}  # fills the caches, too
    times: dict[str, list[Run]] = {row.name: [] for row in rows}
    for _ in range(runs):
        for row in rows:
            times[row.name].append(measured(row, place))
    base = _median(run.wall for run in times[rows[0].name])
    processor = _median(run.processor for run in times[rows[0].name])
    print(f"| command | wall, median s | processor, median s | wall / {rows[0].name} | processor / it | peak MB |")
    print("|---|---|---|---|---|---|")
    for name, found in times.items():
        wall, used = _median(run.wall for run in found), _median(run.processor for run in found)
        print(f"| {name} | {wall:.2f} | {used:.2f} | {wall / base:.3f} | {used / processor:.3f} | {peaks[name]} |")
    print(flush=True)


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)


def growth(sizes: Sequence[int], runs: int, place: Place) -> None:
    """Cold scans of generated services by their number of lines."""
    rows = []
    if not sizes:
        return
    for lines in sizes:
        services.write(place.folder / f"generated-{lines}", lines // services.LINES)
        words = [sys.executable, "-m", "prodready", "scan", "--no-cache", str(place.folder / f"generated-{lines}")]
        rows.append((lines, Command(f"{lines:,} lines", words)))
    print("| generated service | wall, median s | processor, median s | processor µs per line | peak MB |")
    print("|---|---|---|---|---|")
    for lines, row in rows:
        found = [measured(row, place) for _ in range(runs)]
        wall, used = _median(run.wall for run in found), _median(run.processor for run in found)
        print(f"| {row.name} | {wall:.2f} | {used:.2f} | {used / lines * 1e6:.1f} | {peak(row, place)} |", flush=True)
    print()


def start(place: Place, runs: int) -> None:
    """How long a program takes that does nothing."""
    rows = [
        Command("python -c pass", [sys.executable, "-c", "pass"]),
        Command("prodready --version", [str(Path(sys.executable).parent / "prodready"), "--version"]),
    ]
    compare(rows, runs, place)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trees", default="superset,django,service")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "PRODREADY_CACHE_DIR": str(folder / "cache")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        place = Place(options.tools.absolute(), environment, folder)
        start(place, max(options.runs, 10))
        for each in filter(None, options.trees.split(",")):
            print(f"{each}:\n")
            compare(commands(tree(each, folder), place), options.runs, place)
        sizes = (50_000, 100_000, 200_000) if options.growth else ()
        growth(sizes, options.runs, place)
        growth((2_000_000,) if options.large else (), 1, place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
