"""Compare findings with those of the tools that have a twin of them: ruff, bandit and pydantic's bump tool.

    python benchmarks/twins.py --checkouts DIR [--repository OWNER+NAME …]

``--checkouts`` holds one git repository ``OWNER+NAME`` each. A place agrees if the twin names a line of the finding's range.
The twins are asked about the same files: application code by role, their silencing comments ignored on both sides.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

RUFF: Mapping[str, tuple[str, ...]] = {
    "OBS101": ("T201", "T203"),
    "OBS102": ("TRY400",),
    "OBS104": ("LOG015",),
    "TIM101": ("DTZ003", "DTZ004", "DTZ005", "DTZ006", "DTZ011", "DTZ012", "DTZ002"),
    "SEC101": ("S105", "S106", "S107"),
    "SEC102": ("S608",),
    "SEC103": ("S308", "S701", "S704"),
    "SEC105": ("S201",),
    "ASY101": ("ASYNC210", "ASYNC212", "ASYNC220", "ASYNC221", "ASYNC222", "ASYNC230", "ASYNC251"),
    "ERR101": ("E722", "S110"),
    "ERR103": ("S113",),
}
BANDIT: Mapping[str, tuple[str, ...]] = {
    "SEC101": ("B105", "B106", "B107"),
    "SEC102": ("B608",),
    "SEC103": ("B308", "B701", "B703", "B704"),
    "SEC105": ("B201",),
    "ERR101": ("B110",),
    "ERR103": ("B113",),
}
BUMP = {"PYD101": ("bump-pydantic",)}
TOOLS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"ruff": RUFF, "bandit": BANDIT, "bump-pydantic": BUMP}


@dataclass(frozen=True, order=True)
class Range:
    """Lines of a file."""

    path: str
    line: int
    end: int

    def meets(self, other: Range) -> bool:
        """Whether both share a line."""
        return self.path == other.path and self.line <= other.end and other.line <= self.end


@dataclass(frozen=True)
class Compared:
    """Findings of one code beside a twin's."""

    both: tuple[Range, ...]
    ours: tuple[Range, ...]
    theirs: tuple[Range, ...]


def compare(ours: set[Range], theirs: set[Range]) -> Compared:
    """Which places both name, and which only one."""
    return Compared(
        tuple(sorted(item for item in ours if any(item.meets(other) for other in theirs))),
        tuple(sorted(item for item in ours if not any(item.meets(other) for other in theirs))),
        tuple(sorted(item for item in theirs if not any(item.meets(other) for other in ours))),
    )


def asked(tool: str, folder: Path, code: str) -> set[Range]:
    """What a tool says in the Python files below ``folder``, of what is the twin of one of our codes."""
    return {found for twin, found in remarks(tool, folder) if twin in TOOLS[tool][code]}


def remarks(tool: str, folder: Path) -> list[tuple[str, Range]]:
    """Everything that a tool says below a folder, of all its twins: its own code and the lines."""
    return {"ruff": _ruff, "bandit": _bandit, "bump-pydantic": _bump}[tool](folder)


def _ruff(folder: Path) -> list[tuple[str, Range]]:
    codes = ",".join(sorted({code for group in RUFF.values() for code in group}))
    command = ["ruff", "check", "--isolated", "--ignore-noqa", "--no-cache", "--preview", "--quiet", "--exit-zero"]
    command += ["--no-respect-gitignore", "--output-format", "json", "--select", codes, str(folder)]
    return [
        (item["code"], Range(_below(item["filename"], folder), item["location"]["row"], item["end_location"]["row"]))
        for item in json.loads(_run(command))
        if item["code"]
    ]


def _bandit(folder: Path) -> list[tuple[str, Range]]:
    tests = ",".join(sorted({test for group in BANDIT.values() for test in group}))
    command = [sys.executable, "-m", "bandit", "-r", "-q", "--exit-zero", "--ignore-nosec", "-f", "json"]
    found = json.loads(_run([*command, "-t", tests, str(folder)]))
    return [
        (item["test_id"], Range(_below(item["filename"], folder), min(item["line_range"]), max(item["line_range"])))
        for item in found["results"]
    ]


def _bump(folder: Path) -> list[tuple[str, Range]]:
    """The lines that the tool changes in a copy, import lines aside, which only follow the others."""
    found: list[tuple[str, Range]] = []
    with tempfile.TemporaryDirectory(prefix="prodready-twins-") as made:
        copy = Path(made) / "copy"
        shutil.copytree(folder, copy)
        subprocess.run(
            [str(Path(sys.executable).parent / "bump-pydantic"), "."], cwd=copy, capture_output=True, check=False
        )
        for file in sorted(copy.rglob("*.py")):
            path = file.relative_to(copy).as_posix()
            before, after = ((root / path).read_text("utf-8").splitlines() for root in (folder, copy))
            for kind, start, end, *_ in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
                changed = [line for line in before[start:end] if not line.startswith(("from ", "import "))]
                if kind in ("replace", "delete") and changed:
                    found.append(("bump-pydantic", Range(path, start + 1, end)))
    return found


def _run(command: list[str]) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False).stdout


def _below(path: str, folder: Path) -> str:
    return Path(path).resolve().relative_to(folder.resolve()).as_posix()


# real code


def scanned(checkout: Path) -> tuple[dict[str, set[Range]], set[str]]:
    """Our findings by code, and the files that are application code, of a checkout's HEAD."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PRODREADY_", "GITHUB_"))}
    command = [
        sys.executable,
        "-m",
        "prodready",
        "scan",
        str(checkout),
        "--ref",
        "HEAD",
        "--no-repo-config",
        "--no-ignores",
    ]
    command += ["--allow-partial", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    found: dict[str, set[Range]] = {}
    for item in json.loads(done.stdout)["findings"]:
        end = max(item["line"], item["end_line"])
        found.setdefault(item["code"], set()).add(Range(item["path"], item["line"], end))
    return found, set(_application(checkout))


def _application(checkout: Path) -> Iterator[str]:
    from prodready.gather import GatherSettings, gather
    from prodready.tree import open_tree

    snapshot = gather(open_tree(checkout, "HEAD"), GatherSettings(jobs=1))
    yield from (path for path, _ in snapshot.application())


def main() -> int:
    """Print a row for each code, tool and repository."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkouts", type=Path, required=True)
    parser.add_argument("--repository", action="append", default=[])
    parser.add_argument("--tool", action="append", choices=sorted(TOOLS), help="only these (bump-pydantic is slow)")
    parser.add_argument("--places", action="store_true", help="list the places where the tools differ")
    options = parser.parse_args()
    names = options.repository or sorted(path.name for path in options.checkouts.iterdir() if path.is_dir())
    total: dict[tuple[str, str], list[int]] = {}
    for name in names:
        for code, tool, found in _repository(options.checkouts / name, options.tool or sorted(TOOLS)):
            counts = total.setdefault((code, tool), [0, 0, 0])
            for index, places in enumerate((found.both, found.ours, found.theirs)):
                counts[index] += len(places)
                if options.places and index:
                    who = ("", "ours", tool)[index]
                    print(*(f"{name}/{place.path}:{place.line} {code} only {who}" for place in places), sep="\n")
    print("| code | tool | both | only ours | only the twin |", "|---|---|---|---|---|", sep="\n")
    for (code, tool), counts in sorted(total.items()):
        print(f"| {code} | {tool} | {' | '.join(map(str, counts))} |")
    return 0


def _repository(checkout: Path, tools: Sequence[str]) -> Iterator[tuple[str, str, Compared]]:
    ours, application = scanned(checkout)
    with tempfile.TemporaryDirectory(prefix="prodready-twins-") as made:
        tree = Path(made) / "tree"
        subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(checkout.resolve()), str(tree)], check=True)
        subprocess.run(["git", "checkout", "--quiet", "HEAD", "--", *sorted(application)], cwd=tree, check=True)
        for tool in tools:
            codes = TOOLS[tool]
            said = remarks(tool, tree)
            for code, twins in codes.items():
                theirs = {place for twin, place in said if twin in twins and place.path in application}
                mine = {place for place in ours.get(code, ()) if place.path.endswith(".py")}
                yield code, tool, compare(mine, theirs)


if __name__ == "__main__":
    sys.exit(main())
