"""What the installed plugin costs a session that does not use it.

    python benchmarks/pytest_start.py [--runs N] [--limit MILLISECONDS]

Runs ``pytest --version`` by turns with the plugin and with it blocked, and compares the medians. Exits 1 above the limit.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

LIMIT = 5.0
WITHOUT = ("-p", "no:prodready")


def main(arguments: list[str] | None = None) -> int:
    """Measure and compare; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--limit", type=float, default=LIMIT)
    args = parser.parse_args(arguments)
    pairs = [(milliseconds(WITHOUT), milliseconds(())) for _ in range(args.runs)]
    without, with_it = (statistics.median(each) for each in zip(*pairs, strict=True))
    grown = with_it - without
    print(f"pytest --version: {without:.1f} ms without, {with_it:.1f} ms with the plugin: {grown:+.1f} ms")
    return int(grown > args.limit)


def milliseconds(options: tuple[str, ...]) -> float:
    """One run from start to end."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "pytest", "--version", *options]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
