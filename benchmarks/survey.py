"""Scan every checkout of a folder and print one line of a table for each.

    python benchmarks/survey.py --checkouts DIR [--skip LABELS]

``--skip`` names a folder of labels; repositories that it holds are left out. Each checkout is scanned at its HEAD commit.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from accuracy import scan

ORDER = ("pass", "fail", "na", "unknown")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkouts", type=Path, required=True)
    parser.add_argument("--skip", type=Path)
    options = parser.parse_args()
    skipped = {path.stem for path in options.skip.glob("*.json")} if options.skip else set()
    print("| repository | commit | score | pass | fail | na | unknown |")
    print("|---|---|---|---|---|---|---|")
    for checkout in sorted(path for path in options.checkouts.iterdir() if path.is_dir()):
        if checkout.name not in skipped:
            print(_row(checkout), flush=True)
    return 0


def _row(checkout: Path) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=checkout, capture_output=True, text=True, check=True
    ).stdout.strip()
    statuses = list(scan(checkout, commit).status.values())
    counts = {status: statuses.count(status) for status in ORDER}
    cells = " | ".join(str(counts[status]) for status in ORDER)
    applicable = len(statuses) - counts["na"]
    return f"| {checkout.name.replace('+', '/')} | {commit[:10]} | {counts['pass']} / {applicable} | {cells} |"


if __name__ == "__main__":
    sys.exit(main())
