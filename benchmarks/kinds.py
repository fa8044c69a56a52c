"""Decide the kind of many repositories, and compare with what a reader wrote down before the first scan.

    python benchmarks/kinds.py --checkouts DIR

``DIR`` holds git directories called ``OWNER+NAME``, as for ``accuracy.py``; each is read at the commit that ``kinds.tsv`` names.
Several kinds in one cell are all right; ``arguable`` where the checklist leaves it open.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import TypeVar

from prodready.gather import GatherSettings, gather
from prodready.judge import Facts
from prodready.plugins import installed
from prodready.project.routing.routes import Routes
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot
from prodready.tree import open_tree

T = TypeVar("T")
TABLE = Path(__file__).with_name("kinds.tsv")


def main() -> None:
    """Print every repository whose kind differs or whose service has no routes, then the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkouts", type=Path, required=True)
    folder: Path = parser.parse_args().checkouts
    counts: Counter[str] = Counter()
    with TABLE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            place = folder / row["repository"].replace("/", "+")
            counts["missing" if not place.exists() else _compare(place, row)] += 1
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))


def _compare(place: Path, row: dict[str, str]) -> str:
    git = place / ".git" if (place / ".git").exists() else place
    snapshot = gather(open_tree(git, row["commit"]), GatherSettings(jobs=1))
    facts = Facts(installed().facts, {Snapshot: snapshot})
    services = _get(facts, Services)
    agrees = services.kind in row["expected"].split("|")
    if not agrees:
        print(f"{row['repository']}: {services.kind} ({services.reason}), expected {row['expected']} ({row['sure']})")
    elif services.is_service and not any(_get(facts, Routes).http):
        print(f"{row['repository']}: no routes")
    return f"{row['sure']} {'agree' if agrees else 'differ'}"


def _get(facts: Facts, wanted: type[T]) -> T:
    found = facts.get(wanted)
    assert isinstance(found, wanted)
    return found


if __name__ == "__main__":
    main()
