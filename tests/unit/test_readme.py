"""What the README shows works as shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prodready.cli import main

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_configuration_is_one_that_prodready_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (table,) = blocks("toml")
    (tmp_path / "pyproject.toml").write_text(table, "utf-8")
    (tmp_path / "app.py").write_text("x = 1\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["config"]) == 0
    shown = capsys.readouterr().out
    assert all(key in shown for key in ("80%", "OBS002", "legacy/", "ops/*.py", "platform team"))


def test_the_points_listed_are_twenty() -> None:
    rows = re.findall(r"(?m)^\| \[([A-Z]{3}\d{3})\]\(docs/rules/\1\.md\) \|", README)
    assert len(rows) == len(set(rows)) == 20


@pytest.mark.parametrize("command", re.findall(r"(?m)^prodready (scan .*?)(?: {2,}#.*)?$", "".join(blocks("sh"))))
def test_the_commands_are_ones_that_prodready_takes(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "app.py").write_text("x = 1\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(command.split()) in {0, 1}
