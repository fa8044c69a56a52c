"""Audit every case of a collection of hostile repositories by the command line, and report what did not hold.

    python benchmarks/hostile.py --builder build_hostile.py [--big] [--only 'A*'] [--out FOLDER]

Each case is audited twice by the installed script: from outside with one process, and with four from a working directory
inside the case; then the whole collection as one repository, both ways. Where a case's own configuration of prodready is
wrong, which is exit code 2 and one sentence with its place, it is audited again without that configuration. Run it as an
ordinary user: the super-user reads what is not readable (or: ``setpriv --bounding-set -dac_override,-dac_read_search``).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.hostile.test_hostile_cases import digest

SCRIPT = Path(sys.executable).with_name("prodready")
FOUND = ("ERR101", 8)
"""The finding that must be reported of each ``canary.py``."""
SECONDS = 180.0
MISCONFIGURED = re.compile(r"prodready: pyproject\.toml:\d+: [^\n]+\n")


@dataclass(frozen=True)
class Ended:
    """How one audit ended."""

    code: int
    out: bytes
    err: str
    seconds: float


def main() -> int:
    """Build, audit, print what did not hold and the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--builder", type=Path, required=True)
    parser.add_argument("--big", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    folder = options.out or Path(tempfile.mkdtemp(prefix="prodready-hostile-"))
    cases = folder / "cases"
    words = ["--force", *(["--big"] if options.big else []), *(f"--only={each}" for each in options.only)]
    subprocess.run([sys.executable, str(options.builder), str(cases), *words], check=True, stdout=subprocess.DEVNULL)
    listed = json.loads((cases / "MANIFEST.json").read_text())["cases"]
    built = [
        (each["id"], cases / each["id"] / os.fsdecode(unquote_to_bytes(each["scan_root"])))
        for each in listed
        if each["built"]
    ]
    slowest, wrong = (0.0, ""), 0
    for name, root in [*built, ("all cases as one", cases)]:
        seconds, problems = examined(root, cases)
        slowest = max(slowest, (seconds, name))
        wrong += bool(problems)
        for problem in problems:
            print(f"{name}: {problem}", flush=True)
    marks = sorted(each.name for each in Path(f"{cases}.executed").iterdir())
    print(f"{len(built)} of {len(listed)} cases built, {wrong} with a problem, executed: {marks or 'nothing'}")
    print(f"slowest audit: {slowest[0]:.1f} s ({slowest[1]})")
    return 1 if wrong or marks else 0


def examined(root: Path, cases: Path) -> tuple[float, list[str]]:
    """The seconds of the slower audit of ``root``, and what did not hold."""
    before = digest(root)
    outside, inside = audited(root, 1, "/", str(root)), audited(root, 4, str(root), ".")
    if outside.code == inside.code == 2 and MISCONFIGURED.fullmatch(outside.err) and outside.err == inside.err:
        print(f"{root.name}: without its own configuration, since {outside.err.strip()[:120]}", flush=True)
        alone = "--no-repo-config"
        outside, inside = audited(root, 1, "/", str(root), alone), audited(root, 4, str(root), ".", alone)
    problems = [
        f"from {where}: {each}" for where, ended in (("outside", outside), ("inside", inside)) for each in told(ended)
    ]
    if outside.out != inside.out:
        problems.append("one and four processes, from outside and inside, differ")
    if digest(root) != before:
        problems.append("the repository was changed")
    if root == cases and not problems:
        kept = sum((each["code"], each["line"]) == FOUND for each in json.loads(outside.out)["findings"])
        print(f"the whole collection as one repository: {kept} canaries judged", flush=True)
    return max(outside.seconds, inside.seconds), problems


def audited(root: Path, jobs: int, folder: str, path: str, *words: str) -> Ended:
    """An audit without a cache."""
    started = time.monotonic()
    command = [str(SCRIPT), "scan", path, "--format", "json", "--no-cache", "--jobs", str(jobs), *words]
    try:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Ended(-1, b"", f"not ended after {SECONDS:g} s", SECONDS)
    return Ended(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"), time.monotonic() - started)


def told(ended: Ended) -> list[str]:
    """What is wrong with one audit by itself."""
    if ended.code not in (0, 1, 4) or "Traceback" in ended.err or "internal error" in ended.err:
        return [f"exit code {ended.code}: {ended.err[-300:]}"]
    try:
        report = json.loads(ended.out, parse_constant=_refused)
    except ValueError as error:
        return [f"no JSON: {error}"]
    files = report["files"]
    problems = []
    if not any(
        (each["code"], each["line"]) == FOUND and each["path"].endswith("canary.py") for each in report["findings"]
    ):
        problems.append("the canary's finding is lost")
    if files["seen"] != sum(files[each] for each in ("analysed", "partial", "refused", "excluded")):
        problems.append(f"paths are not accounted for: {files}")
    problems += [f"no reason: {each}" for each in files["not_analysed"] if not each["reason"]]
    problems += [f"{each['level']}: {each['message']}" for each in report["notices"] if each["level"] == "error"]
    if report["gate"]["exit_code"] != ended.code:
        problems.append("the report and the exit code disagree")
    return problems


def _refused(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


if __name__ == "__main__":
    sys.exit(main())
