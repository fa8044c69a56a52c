"""Starting: fast, safe in any folder, and clear about what it does not know."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import prodready as package
from prodready import cli
from tests.cli.cli_runner import SCRIPT, Runner


def test_version_is_told_by_both_doors(prodready: Runner) -> None:
    """The console script and ``python -m`` say the same."""
    ended = prodready("--version")
    assert (ended.code, ended.out) == (0, f"prodready {package.__version__}\n")
    module = subprocess.run(
        [sys.executable, "-m", "prodready", "-V"],
        cwd=prodready.cwd,
        env=prodready.environment,
        capture_output=True,
        check=True,
    )
    assert module.stdout.decode() == ended.out


def test_version_imports_nearly_nothing() -> None:
    """Not even argparse: the start is the interpreter's and a few milliseconds."""
    code = "import sys; from prodready.cli import main; main(['--version']); print(sorted(sys.modules))"
    out = subprocess.run(
        [sys.executable, "-S", "-c", code], env=_path(), capture_output=True, text=True, check=True
    ).stdout
    for heavy in ("argparse", "msgspec", "rich", "pluggy", "importlib.metadata", "prodready.model"):
        assert f"'{heavy}'" not in out


def _path() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(package.__file__).parent.parent)}


def test_help_lists_every_command(prodready: Runner) -> None:
    """Without arguments the help comes too, but that is a usage error."""
    shown = prodready("--help")
    assert shown.code == 0
    for name in ("scan", "rules", "explain", "config", "completion"):
        assert f"\n  {name} " in shown.out
    bare = prodready()
    assert (bare.code, bare.out) == (2, shown.out)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("scna", "."), 'there is no command "scna"; did you mean "scan"?'),
        (("frobnicate",), 'there is no command "frobnicate"; the commands are '),
        (
            ("--quiet", "scan"),
            'unknown option "--quiet"; options stand after the command, as in prodready scan --quiet',
        ),
        (("scan", "--frmat", "json"), 'unknown option "--frmat"; did you mean "--format"?'),
        (("config", ".", "more"), '"more" is one argument too many (see prodready config --help)'),
        (("scan", "--format=jsn"), 'there is no format "jsn"; did you mean "json"?'),
        (("scan", "--jobs", "many"), "argument --jobs/-j: invalid int value: 'many' (see prodready scan --help)"),
        (("scan", "--jobs", "-3"), "--jobs must be 1 or more, or 0 for one per processor, not -3"),
        (("scan", "--fail-under", "101%"), "--fail-under must lie between 0 and 100 %, not 101%"),
        (
            ("scan", "--fail-on", "blokcer"),
            '--fail-on is "blokcer", but may be blocker, error, warning, never; did you mean',
        ),
        (("scan", "--kind", "servcie"), '--kind is "servcie", but may be'),
        (("scan", "--exclude", "../x"), '--exclude has "../x", which leads out of the audited root'),
        (("scan", "--require", "OBS0O2"), '--require has "OBS0O2", which is no code'),
        (("scan", "--config", "x.toml", "--no-repo-config"), "give one of them"),
        (("scan", "--config", "x.toml"), "x.toml: there is no such configuration file"),
    ],
)
def test_a_wrong_command_line_gets_one_sentence(prodready: Runner, arguments: tuple[str, ...], sentence: str) -> None:
    """Exit code 2, nothing on standard output, the nearest right word where one is near."""
    ended = prodready(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("prodready: ")
    assert ended.err.count("\n") == 1
    assert sentence in ended.err


def test_modules_of_the_working_directory_are_not_imported(prodready: Runner, service: Path) -> None:
    """A repository may hold files named like ours or the standard library's; neither door runs them."""
    for name in (
        "msgspec",
        "rich",
        "yaml",
        "pluggy",
        "json",
        "argparse",
        "ast",
        "tomli",
        "prodready_rules",
        "git",
        "bandit",
    ):
        (service / f"{name}.py").write_text("open('EXECUTED', 'w').close()\nraise SystemExit('taken over')\n")
    arguments = ["scan", ".", "--profile", "all", "--fail-on", "never", "--no-cache"]
    shown = prodready(*arguments, cwd=service, PYTHONPATH=":")
    assert shown.code == 0, shown.err
    module = subprocess.run(
        [sys.executable, "-m", "prodready", *arguments],
        cwd=service,
        env=prodready.environment,
        capture_output=True,
        check=False,
    )
    assert module.returncode == 0, module.stderr
    assert not (service / "EXECUTED").exists()


def test_a_removed_working_directory_is_no_traceback(prodready: Runner, service: Path) -> None:
    """The folder may vanish under a shell; what does not need it still works."""
    gone = prodready.cwd / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && exec {SCRIPT} scan {service} --profile all --quiet"
    ended = subprocess.run(["sh", "-c", script], env=prodready.environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_internal_error_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 4; ``--debug`` adds the traceback, and control characters cannot reach the terminal."""

    def broken(arguments: list[str]) -> int:
        raise RuntimeError("no \x1b[31mluck\n")

    monkeypatch.setattr("prodready.commands.dispatch", broken)
    assert cli.main(["scan"]) == 4
    told = capsys.readouterr().err
    assert told == "prodready: internal error (--debug shows where): RuntimeError: no \\x1b[31mluck\\n\n"
    assert cli.main(["scan", "--debug"]) == 4
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_program_started_without_its_streams_still_ends_with_its_code(
    prodready: Runner, service: Path, closed: str
) -> None:
    """A job that closed them gets the exit code and the files that it asked for, and no traceback."""
    report = prodready.cwd / "report.json"
    ended = subprocess.run(
        ["sh", "-c", f'exec "$0" "$@" {closed}', SCRIPT, "scan", service, "-o", report, "--require", "TST002"],
        cwd=prodready.cwd,
        env=prodready.environment,
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert report.read_text("utf-8").startswith("{")


def test_byte_code_that_is_cut_off_is_not_left_behind(prodready: Runner, service: Path) -> None:
    """A limit on file sizes cuts files of byte code short without an error; the next run would not start."""
    byte_code = prodready.cwd / "byte-code"
    environment = prodready.environment | {"PYTHONPYCACHEPREFIX": str(byte_code)}
    # The script's own module and two small ones are loaded before anything can be decided.
    subprocess.run([str(SCRIPT), "--version"], env=environment, check=True, capture_output=True)
    before = sorted(byte_code.rglob("*.pyc"))
    scan = f"{SCRIPT} scan {service} --no-cache"
    for command, written in ((f"ulimit -f 8; {scan}", False), (scan, True)):
        done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        assert (len(sorted(byte_code.rglob("*.pyc"))) > len(before) + 2) == written
