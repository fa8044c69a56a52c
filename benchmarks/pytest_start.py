"""What the installed plugin costs a session that does not use it.

    python benchmarks/pytest_start.py [--runs N] [--limit MILLISECONDS]

Run it where prodready is installed from a wheel: pytest walks the list of files of every distribution that has a plugin, and an
editable installation has none to speak of. For the same reason blocking the plugin is not enough to be without it.

Runs ``pytest --version`` and ``pytest --help`` by turns with prodready and with its distribution hidden, and compares the
medians of wall and of processor time. The first loads no plugin at all, the second all of them, as a session does. Exits 1 if
the processor time of the first grows by more than the limit: on a busy machine the wall time is not ours.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

LIMIT = 5.0
HIDING = """
import importlib.metadata as metadata, sys
every = metadata.distributions
metadata.distributions = lambda **asked: (each for each in every(**asked) if each.name != sys.argv[1])
import pytest
pytest.main([sys.argv[2]])
"""


def main(arguments: list[str] | None = None) -> int:
    """Measure and compare; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--limit", type=float, default=LIMIT)
    args = parser.parse_args(arguments)
    grown = [growth(option, args.runs) for option in ("--version", "--help")]
    return int(grown[0] > args.limit)


def growth(option: str, runs: int) -> float:
    """Print and give by how many milliseconds of processor time ``pytest OPTION`` grows."""
    pairs = [(milliseconds("prodready", option), milliseconds("", option)) for _ in range(runs)]
    grown = 0.0
    for number, name in enumerate(("wall", "processor")):
        without, with_it = (statistics.median(run[number] for run in column) for column in zip(*pairs, strict=True))
        grown = statistics.median(second[number] - first[number] for first, second in pairs)
        print(
            f"pytest {option}, {name}: {without:.1f} ms without, {with_it:.1f} ms with the plugin; pairs {grown:+.1f} ms"
        )
    return grown


def milliseconds(hidden: str, option: str) -> tuple[float, float]:
    """Wall and processor time of one run from start to end without the distribution ``hidden``."""
    started = time.perf_counter()
    command = [sys.executable, "-c", HIDING, hidden, option]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return 1000 * (time.perf_counter() - started), 1000 * (used.ru_utime + used.ru_stime)


if __name__ == "__main__":
    sys.exit(main())
