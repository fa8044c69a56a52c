"""The completion scripts, run by the shells themselves."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from prodready.commands import names, parser_of
from prodready.commands.completion import bash, commands, fish, zsh
from tests.cli.cli_runner import Runner

SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_valid_for_its_shell(prodready: Runner, shell: str, tmp_path: Path) -> None:
    """The shell's own parser takes it; without that shell its content is checked all the same."""
    script = prodready("completion", shell).out
    assert script == SHELLS[shell](commands())
    for name in names():
        assert name in script
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "script"
    path.write_text(script)
    checked = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def completed(prodready: Runner, *words: str) -> list[str]:
    """What bash offers after ``words``, the last of which is unfinished."""
    quoted = " ".join(f"'{word}'" for word in words)
    script = f'eval "$(prodready completion bash)"; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _prodready; '
    ended = subprocess.run(
        ["bash", "-c", script + 'printf "%s\\n" "${COMPREPLY[@]}"'],
        env=prodready.environment,
        cwd=prodready.cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr == ""
    return ended.stdout.split()


def test_bash_completes_commands_options_and_values(prodready: Runner) -> None:
    """Commands first, then the options of that command, the words of an option, and codes that are installed."""
    assert completed(prodready, "prodready", "sc") == ["scan"]
    assert completed(prodready, "prodready", "scan", "--no-") == [
        "--no-repo-config",
        "--no-waivers",
        "--no-ignores",
        "--no-cache",
        "--no-color",
    ]
    assert completed(prodready, "prodready", "scan", "--fail-on", "") == ["blocker", "error", "warning", "never"]
    assert completed(prodready, "prodready", "scan", ".", "--format", "js") == ["json"]
    assert completed(prodready, "prodready", "explain", "TST00") == [
        code for code in prodready("rules", "-f", "codes").out.split() if code.startswith("TST00")
    ]
    assert completed(prodready, "prodready", "completion", "") == ["bash", "zsh", "fish"]
    assert completed(prodready, "prodready", "scan", "") == []


def test_every_option_of_every_command_is_offered() -> None:
    """The scripts are made from the parsers, so none can be forgotten."""
    script = bash(commands())
    for name in names():
        for action in parser_of(name)._actions:
            for spelling in action.option_strings:
                assert spelling in script
