"""The real console script in a subprocess, with nothing of this session's environment."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

SCRIPT = Path(sys.executable).parent / "prodready"

APP = "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get('/')\ndef home():\n    return 'hello'\n"


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Runner:
    """Runs ``prodready`` in ``cwd`` with its own home and cache."""

    home: Path
    cwd: Path
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """Nothing but what a program needs to start."""
        path = f"{SCRIPT.parent}:/usr/local/bin:/usr/bin:/bin"
        return {"PATH": path, "HOME": str(self.home), "LC_ALL": "C.UTF-8", **self.extra}

    def __call__(self, *arguments: str | Path, cwd: Path | None = None, **extra: str) -> Ended:
        """Run it to its end."""
        ended = subprocess.run(
            [str(SCRIPT), *map(str, arguments)],
            cwd=cwd or self.cwd,
            env={**self.environment, **extra},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def small_service(root: Path) -> Path:
    """Write a small service that keeps TST001 and loses TST002."""
    (root / "tests").mkdir(parents=True)
    (root / "app.py").write_text(APP)
    (root / "tests" / "test_app.py").write_text(
        "from app import app\n\n\ndef test_home():\n    assert app.test_client().get('/').data == b'hello'\n"
    )
    (root / "pytest.ini").write_text("[pytest]\n")
    return root


def git(folder: Path, *arguments: str) -> str:
    """Run git with a fixed identity and no configuration of this machine."""
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    ended = subprocess.run(
        ["git", "-C", str(folder), *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return ended.stdout.strip()
