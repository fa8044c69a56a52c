"""The completion scripts, run by the shells themselves."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from pathlib import Path

import pytest

from prodready.commands import load, names, parser_of, summary
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


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_completes_with_explanations(prodready: Runner, tmp_path: Path) -> None:
    """The words that bash offers, each with its help as it is written."""
    script = tmp_path / "prodready.fish"
    script.write_text(prodready("completion", "fish").out)

    def offered(line: str) -> list[str]:
        ended = subprocess.run(
            ["fish", "--no-config", "-c", 'source $argv[1]; complete -C "$argv[2]"', str(script), line],
            env=prodready.environment,
            cwd=prodready.cwd,
            capture_output=True,
            text=True,
            check=True,
        )
        assert ended.stderr == ""
        return ended.stdout.splitlines()

    assert offered("prodready sca") == [f"scan\t{summary(load('scan')).rstrip('.')}"]
    assert [line.partition("\t")[0] for line in offered("prodready explain TST00")] == [
        code for code in prodready("rules", "-f", "codes").out.split() if code.startswith("TST00")
    ]
    assert "--config\tread this file instead of the repository's" in offered("prodready diff --conf")
    assert offered("prodready scan . --format js") == ["json\ttext (default), json, … (repeatable)"]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_completes_at_its_prompt(prodready: Runner, tmp_path: Path) -> None:
    """A real interactive shell, typed into through a terminal, fills in the only word that fits."""
    (Path(prodready.environment["HOME"]) / ".zshrc").write_text(
        'autoload -Uz compinit && compinit -u\neval "$(prodready completion zsh)"\nsetopt no_beep\nPS1="ready> "\n'
    )
    terminal, end = os.openpty()
    shell = subprocess.Popen(
        ["zsh", "-i"],
        env={**prodready.environment, "TERM": "dumb"},
        cwd=tmp_path,
        stdin=end,
        stdout=end,
        stderr=end,
        start_new_session=True,
    )
    os.close(end)
    try:
        _read(terminal, "ready> ")
        os.write(terminal, b"prodready compl\tzs\t| head -n 1\n")
        shown = _read(terminal, "autoload -Uz bashcompinit")
    finally:
        shell.kill()
        shell.wait()
        os.close(terminal)
    assert "autoload -Uz bashcompinit" in shown, "a word that is not filled in names no command"


def _read(terminal: int, awaited: str) -> str:
    """What the terminal shows until ``awaited`` stands in it, or nothing comes for half a minute."""
    shown = ""
    while awaited not in shown and select.select([terminal], [], [], 30)[0]:
        shown += os.read(terminal, 4096).decode("utf-8", "replace")
    return shown


def test_every_option_of_every_command_is_offered() -> None:
    """The scripts are made from the parsers, so none can be forgotten."""
    script = bash(commands())
    for name in names():
        for action in parser_of(name)._actions:
            for spelling in action.option_strings:
                assert spelling in script
