"""Try ``prodready fix --write`` on public services: what it changes, that the files still compile, and that tests agree.

    python benchmarks/fix_real.py --checkouts DIR [--unsafe] [--run "OWNER+NAME=COMMAND" …] [OWNER+NAME …]

Each repository is cloned at its HEAD, rewritten and rewritten again, which must change nothing. A command given for a
repository (its tests) runs in the clone before and after; both last lines are shown, times left out. The commands run
code of the repository: only give those that you would run yourself.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TIME = re.compile(r"\s*(?:in|elapsed:?)\s+[\d.:]+\s?s?(?:\s\([\d:]+\))?|=+", re.IGNORECASE)


@dataclass(frozen=True)
class Tried:
    """What became of one repository."""

    name: str
    commit: str
    said: str
    changed: tuple[str, ...]
    broken: tuple[str, ...]
    again: tuple[str, ...]
    before: str
    after: str

    @property
    def holds(self) -> bool:
        """Whether every file compiles, a second run changes nothing and the tests say the same."""
        return not self.broken and not self.again and self.before == self.after


def attempt(checkout: Path, command: str, *, unsafe: bool) -> Tried:
    """Clone, test, rewrite, compile, rewrite again, test."""
    with tempfile.TemporaryDirectory(prefix="prodready-fix-") as made:
        clone = Path(made) / checkout.name
        _git(made, "clone", "--quiet", str(checkout.resolve()), str(clone))
        before = _tests(clone, command)
        _git(str(clone), "checkout", "--quiet", "--", ".")
        _git(str(clone), "clean", "-fdxq")
        said = _fix(clone, unsafe)
        changed = _changed(clone)
        broken = tuple(path for path in changed if not _compiles(clone / path))
        _git(str(clone), "add", "--all")
        _fix(clone, unsafe)
        again = _changed(clone)
        after = _tests(clone, command)
        commit = _git(str(clone), "rev-parse", "HEAD").strip()
    return Tried(checkout.name, commit, said, changed, broken, again, before, after)


def _fix(clone: Path, unsafe: bool) -> str:
    command = [
        sys.executable,
        "-m",
        "prodready",
        "fix",
        "--write",
        "--allow-dirty",
        "--no-repo-config",
        "--no-color",
        ".",
    ]
    done = _call([*command, *(["--unsafe"] if unsafe else [])], clone)
    return next((line for line in reversed((done.stdout + done.stderr).splitlines()) if line.strip()), "")


def _tests(clone: Path, command: str) -> str:
    if not command:
        return ""
    done = subprocess.run(
        command, shell=True, cwd=clone, capture_output=True, text=True, errors="replace", check=False, timeout=1800
    )
    lines = [
        line
        for line in (done.stdout + "\n" + done.stderr).splitlines()
        if re.search(r"\b(passed|failed|OK|Ran|errors?)\b", line)
    ]
    return f"{_TIME.sub('', ' '.join(lines[-2:])).strip()} (exit {done.returncode})"


def _changed(clone: Path) -> tuple[str, ...]:
    return tuple(sorted(_git(str(clone), "diff", "--name-only").splitlines()))


def _compiles(file: Path) -> bool:
    try:
        compile(file.read_bytes(), str(file), "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _git(folder: str, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def _call(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PRODREADY_", "GITHUB_"))}
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "rules")))
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False)


def main() -> int:
    """Print a row for each repository; 1 where something does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkouts", type=Path, required=True)
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--run", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    commands = dict(item.split("=", 1) for item in options.run)
    print("| repository | commit | files changed | compile | second run | tests before | tests after |")
    print("|---|---|---|---|---|---|---|")
    held = True
    for name in [*options.names, *(name for name in commands if name not in options.names)]:
        tried = attempt(options.checkouts / name, commands.get(name, ""), unsafe=options.unsafe)
        held &= tried.holds
        compiles = ", ".join(tried.broken) or "all"
        again = ", ".join(tried.again) or "nothing"
        print(
            f"| {name.replace('+', '/')} | {tried.commit[:10]} | {len(tried.changed)} | {compiles} | {again} "
            f"| {tried.before or '-'} | {tried.after or '-'} |",
            flush=True,
        )
        print(f"{name}: {tried.said}", file=sys.stderr)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
