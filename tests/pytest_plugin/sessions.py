"""Real pytest sessions in a subprocess, with nothing of this session's environment."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

TWO = ("--prodready", "--prodready-profile=all", "--prodready-select=TST001,TST002", "--prodready-fail-on=never")
"""A checklist of two points: of :func:`small_service` one is kept and one lost."""


@dataclass(frozen=True)
class Session:
    """How a session ended."""

    code: int
    out: str
    err: str

    @property
    def verdicts(self) -> list[str]:
        """The verdict lines of prodready."""
        return re.findall(r"^prodready (?:PASSED|FAILED|ERROR|AUDIT INCOMPLETE|NOTHING TO AUDIT).*$", self.out, re.M)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of pytest's last line."""
        *_, last = [line for line in self.out.splitlines() if re.search(r" in \d+\.\d+s", line)]
        return {word: int(number) for number, word in re.findall(r"(\d+) ([a-z]+(?: failed)?)", last)}


def environment(home: Path) -> dict[str, str]:
    """What a program needs to start, and no more."""
    path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    return {"PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8"}


def session(folder: Path, *arguments: str, before: tuple[str, ...] = (), **extra: str) -> Session:
    """Run ``python [before] -m pytest [arguments]`` in ``folder``; prodready is there and not switched on."""
    command = [sys.executable, *before, "-m", "pytest", *arguments]
    ended = subprocess.run(
        command,
        cwd=folder,
        env={**environment(folder.parent), **extra},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    return Session(ended.returncode, ended.stdout, ended.stderr)


def small_service(root: Path, *, lines: int = 5, covered: int = 5) -> Path:
    """A service whose test covers ``covered`` of its ``lines`` lines; it keeps TST001 and, unmeasured, loses TST002."""
    (root / "tests").mkdir(parents=True)
    (root / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    run = "".join(f"    x = {number}\n" for number in range(covered - 3))
    not_run = "".join(f"    x = {number}\n" for number in range(lines - covered))
    (root / "app.py").write_text(f"def run():\n{run}    return 1\n\n\ndef idle():\n{not_run or '    ...'}\n")
    (root / "tests" / "test_app.py").write_text("from app import run\n\n\ndef test_run():\n    assert run() == 1\n")
    return root
