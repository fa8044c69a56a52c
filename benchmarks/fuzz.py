"""Fuzz everything that takes bytes of a repository for a given time; report the inputs tried and every promise that broke.

    pip install atheris
    python benchmarks/fuzz.py --minutes 60 [--target reading ...] [--work DIR]

atheris (libFuzzer) mutates one file of the repositories in ``tests/hostile/fuzz_targets.py`` under guidance by the
coverage of this package. Each round runs in a process of its own, so that one that dies or hangs costs one input, which
is reported too. Failures are made as small as they go and put into ``tests/hostile/corpus``, which the test suite checks
from then on. ``--work`` keeps what reached new code, for the next campaign to begin from.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

Files = Mapping[str, bytes]

ROTATION = ("reading", "audit", "lowering", "configuration", "audit", "reading", "index", "ignoring")
"""What takes most kinds of input has more of the time."""
ROUND = 300
"""Seconds of a round."""
INSTRUMENTED = {"audit": ("prodready.extract", "prodready.project", "prodready_rules")}
"""Packages whose coverage guides a target, beside what it imports itself."""
SEEDS = 200
"""Inputs that the first round of a target begins from."""
HANG = 30
MEMORY = 4096
LONGEST = 40_000
SHRINKS = 600
"""Attempts to make a failure smaller."""
_RUNS = re.compile(rb"stat::number_of_executed_units:\s*(\d+)")
_COVERED = re.compile(rb"cov: (\d+)")


def main() -> int:
    """Run the campaign, or one round of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--target", action="append", choices=sorted(set(ROTATION)))
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir(), "prodready-fuzz"))
    parser.add_argument("--round", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.round:
        return _round(options.round, options.rest)
    return _campaign(options.target or ROTATION, options.minutes, options.work)


def _campaign(targets: tuple[str, ...] | list[str], minutes: float, work: Path) -> int:
    started = time.monotonic()
    inputs: Counter[str] = Counter()
    covered: dict[str, int] = {}
    failures = 0
    number = 0
    while (left := 60 * minutes - (time.monotonic() - started)) > 0:
        target = targets[number % len(targets)]
        tried, reached, failure = _supervised(target, work / target, min(ROUND, int(left) + 1), number)
        inputs[target] += tried
        covered[target] = max(covered.get(target, 0), reached)
        failures += bool(failure)
        number += 1
        each = ", ".join(f"{name} {count} (cov {covered[name]})" for name, count in sorted(inputs.items()))
        minute = (time.monotonic() - started) / 60
        print(f"{minute:.1f} min: {inputs.total()} inputs, {failures} failures: {each}", flush=True)
        if failure:
            print(f"  {target}: {failure}", flush=True)
    return 1 if failures else 0


def _supervised(target: str, work: Path, seconds: int, number: int) -> tuple[int, int, str]:
    """Inputs tried in a round, the coverage that was reached, and what failed."""
    targets = importlib.import_module("tests.hostile.fuzz_targets")
    inputs = work / "inputs"
    if not inputs.exists():
        inputs.mkdir(parents=True)
        seeds = list(targets.encoded_seeds(target))
        for at, data in enumerate(seeds[:: 1 + len(seeds) // SEEDS]):
            (inputs / f"seed-{at:05}").write_bytes(data)
    with tempfile.TemporaryDirectory(prefix="prodready-fuzz-") as folder:
        command = [
            sys.executable,
            __file__,
            "--round",
            target,
            "--",
            f"-max_total_time={seconds}",
            f"-seed={number + 1}",
        ]
        command += [f"-timeout={HANG}", f"-rss_limit_mb={MEMORY}", f"-max_len={LONGEST}", "-print_final_stats=1"]
        command += [f"-artifact_prefix={folder}/", str(inputs)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        runs, reached = _RUNS.findall(done.stderr), _COVERED.findall(done.stderr)
        tried = int(runs[-1]) if runs else len(re.findall(rb"^#\d+", done.stderr, re.MULTILINE))
        artifacts = sorted(Path(folder).glob("*-*"))
        failure = ""
        if artifacts:
            failure = _kept(targets, target, artifacts[0], done)
        elif done.returncode:
            failure = f"exit code {done.returncode}: {done.stderr[-600:].decode('utf-8', 'replace')}"
        return tried, int(reached[-1]) if reached else 0, failure


def _kept(targets: ModuleType, target: str, artifact: Path, done: subprocess.CompletedProcess[bytes]) -> str:
    """Store what failed, made small if it is an exception; what killed or hung the process is stored as it is."""
    files = targets.decoded(target, artifact.read_bytes())
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    said = re.findall(r"^(?:\w+\.)*\w*(?:Error|Exception|Problem|Interrupt)\b.*", text, re.MULTILINE)
    if artifact.name.startswith("crash") and said:
        files = _minimised(files, _alike(targets, target, files))
    return f"{targets.store(files, target)}: {artifact.name.partition('-')[0]}: {said[-1] if said else text[-300:]}"[
        :700
    ]


def _alike(targets: ModuleType, target: str, files: Files) -> Callable[[Files], bool]:
    def message(some: Files) -> str:
        try:
            targets.timed(targets.TARGETS[target].check, some)
        except Exception as error:
            return f"{type(error).__name__}: {error}"[:60]
        return ""

    first = message(files)
    return lambda some: bool(first) and message(some) == first


def _minimised(files: Files, fails: Callable[[Files], bool]) -> Files:
    """Without the files, then the lines, then the bytes that it does not take."""
    left = SHRINKS
    for path in sorted(files):
        without = {name: data for name, data in files.items() if name != path}
        if without and fails(without):
            files = without
    for path in sorted(files):
        for pieces in (files[path].splitlines(keepends=True), None):
            parts = pieces if pieces is not None else [bytes([byte]) for byte in files[path]]
            size = max(1, len(parts) // 2)
            while size and left > 0:
                at = 0
                while at < len(parts) and left > 0:
                    left -= 1
                    shorter = parts[:at] + parts[at + size :]
                    if fails({**files, path: b"".join(shorter)}):
                        parts = shorter
                    else:
                        at += size
                size //= 2
            files = {**files, path: b"".join(parts)}
    return files


def _round(target: str, arguments: list[str]) -> int:
    """One run of libFuzzer, which ends the process itself."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["prodready", "prodready_rules"], enable_loader_override=False):
        for name in INSTRUMENTED.get(target, ("prodready.extract",)):
            for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
                importlib.import_module(module.name)
        targets = importlib.import_module("tests.hostile.fuzz_targets")
    check, decoded = targets.TARGETS[target].check, targets.decoded

    def try_one(data: bytes) -> None:
        targets.timed(check, decoded(target, data))

    atheris.Setup([sys.argv[0], *arguments], try_one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
