"""Draw cited lines and failing verdicts of services at random, for a person to open and judge.

    python benchmarks/citations.py --checkouts DIR --skip LABELS [--skip LABELS] [--seed N] [--first N] [--count N]

``--checkouts`` holds git directories called ``OWNER+NAME``, each read at its HEAD; those with a file of that name in a
``--skip`` folder are left out. The rest stand in an order that the seed and the name decide, so that further checkouts change
little; of those that turn out to be services the ``--count`` from ``--first`` on are taken. One JSON line is printed for each
drawn place (five of a repository's passes, every cited line equally likely) and for each drawn failing verdict (three of a
repository).
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LINES = 5
"""Cited lines of passes drawn from each repository."""
FAILS = 3
"""Failing verdicts drawn from each repository."""


def main() -> int:
    """Print the draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkouts", type=Path, required=True)
    parser.add_argument("--skip", type=Path, action="append", default=[])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=20)
    options = parser.parse_args()
    labelled = {path.stem for folder in options.skip for path in folder.glob("*.json")}
    names = [path.name for path in options.checkouts.iterdir() if path.name not in labelled]
    names.sort(key=lambda name: (random.Random(f"{options.seed} {name}").random(), name))
    wanted = range(options.first, options.first + options.count)
    for number, (name, report) in zip(range(wanted.stop), _services(options.checkouts, names), strict=False):
        if number in wanted:
            for each in _draw(report, random.Random(f"{options.seed} {name}")):
                print(json.dumps({"repository": name, "commit": report["revision"], **each}), flush=True)
    return 0


def _services(checkouts: Path, names: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in names:
        command = [sys.executable, "-m", "prodready", "scan", str(checkouts / name), "--ref", "HEAD"]
        command += ["--no-repo-config", "--no-ignores", "--allow-partial", "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        report = json.loads(done.stdout) if done.stdout else {"service": ""}
        if " service" in report["service"]:
            yield name, report


def _draw(report: dict[str, Any], chance: random.Random) -> Iterator[dict[str, Any]]:
    cited = [
        {"code": point["code"], "status": "pass", "message": point["message"], **place}
        for point in report["points"]
        if point["status"] == "pass"
        for place in point["evidence"]
    ]
    failed = [point for point in report["points"] if point["status"] == "fail"]
    yield from chance.sample(cited, min(LINES, len(cited)))
    yield from chance.sample(failed, min(FAILS, len(failed)))


if __name__ == "__main__":
    sys.exit(main())
