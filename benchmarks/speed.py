"""Measure a cold, a warm scan and bandit on the same tree, alternating, with medians.

    python benchmarks/speed.py [--tree DIR] [--runs 5]

Without ``--tree`` the apache-superset wheel is downloaded from PyPI and unpacked to a temporary folder. prodready and bandit
are those of the running environment. Wall seconds, processor seconds of all processes, peak memory of the largest process.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

WHEEL = "apache-superset"


@dataclass(frozen=True)
class Run:
    """One measured command: wall and processor seconds."""

    wall: float
    processor: float


def measure(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command with its output thrown away; its exit status does not matter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def unpacked(folder: Path) -> Path:
    """The wheel's files."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", WHEEL, "--dest", str(folder)]
    subprocess.run(command, check=True)
    wheel = next(folder.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "tree")
    return folder / "tree"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tree", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = options.tree or unpacked(Path(folder))
        environment = {**os.environ, "PRODREADY_CACHE_DIR": str(Path(folder) / "cache")}
        scan = [sys.executable, "-m", "prodready", "scan", str(tree)]
        commands = {
            "bandit -q -r": [sys.executable, "-m", "bandit", "-q", "-r", str(tree)],
            "prodready, cold": [*scan, "--no-cache"],
            "prodready, warm": scan,
            "prodready --version": [sys.executable, "-m", "prodready", "--version"],
            "python -c pass": [sys.executable, "-c", "pass"],
        }
        measure(scan, environment)  # fills the cache
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                runs[name].append(measure(command, environment))
        base = statistics.median(run.wall for run in runs["bandit -q -r"])
        print("| command | wall, median s | processor, median s | wall as a share of bandit's |")
        print("|---|---|---|---|")
        for name, measured in runs.items():
            wall = statistics.median(run.wall for run in measured)
            processor = statistics.median(run.processor for run in measured)
            print(f"| {name} | {wall:.2f} | {processor:.2f} | {wall / base:.3f} |")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"\nPeak memory of the largest process: {peak} MB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
