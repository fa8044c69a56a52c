"""What a build gives that cannot be used: one sentence, the right exit code, and no half-written file."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.cli_runner import SCRIPT, Runner

TWO = ("--profile", "all", "--select", "TST001,TST002", "--fail-on", "never")
WAIVER = "[[waivers]]\ncode = 'TST002'\nreason = 'r'\nowner = 'o'\n"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (WAIVER + "expires = '31.12.2030'\n", 'expires must be a date such as 2030-12-31, not "31.12.2030"'),
        (WAIVER + "expires = 2030\n", "expires must be a string, not the number 2030"),
        (
            WAIVER.replace("TST002", "TST902") + "expires = 2030-12-31\n",
            'waivers names "TST902", which is no installed',
        ),
        ("require = ['OBS902']\n", 'require names "OBS902", which is no installed rule'),
        ("select = ['XYZ']\n", 'select names "XYZ", which is no installed rule'),
        ("ignore = ['TST902']\n", 'ignore names "TST902", which is no installed rule'),
        ("[per-file-ignores]\n'a.py' = ['TST902']\n", 'per-file-ignores names "TST902"'),
        ("[rules.TST902]\nlimit = 1\n", 'rules has options for "TST902", which is no installed rule'),
        ("[rules.ARC102]\nlimt = 1\n", 'prodready.toml:2: unknown key "rules.ARC102.limt"; did you mean "limit"?'),
        ("[rules.OBS101]\nx = 1\n", 'prodready.toml:2: unknown key "rules.OBS101.x"; OBS101 has no options'),
        ("require = ['OBS 1!']\n", "is no code"),
        ("fail-under = '80 percent'\n", "must be points or a percentage"),
        ("fail-on = 'errors'\n", 'did you mean "error"?'),
        ("baseline = '../known.jsonl'\n", "leads out of the audited root"),
        ("baseline = 'none.jsonl'\n", "there is no such baseline"),
        ('baseline = "a\\u0000b"\n', "baseline has a null byte"),
        ("baseline = 'pipe'\n", "pipe: cannot be read: not a regular file"),
        ("baseline = 'away'\n", "away: cannot be read: "),
        ("fail_under = 80\n", 'unknown key "fail_under"; did you mean "fail-under"?'),
    ],
)
def test_a_wrong_configuration_ends_every_command_alike(
    prodready: Runner, service: Path, written: str, sentence: str
) -> None:
    """With the file, the line and what would be right."""
    (service / "prodready.toml").write_text(written)
    os.mkfifo(service / "pipe")
    (service / "away").symlink_to("/etc/hostname")
    ended = prodready("scan", service)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1), ended.err
    assert sentence in ended.err
    if "baseline" not in written:
        for command in ("baseline", "findings"):
            again = prodready(command, *(("--root", service) if command == "findings" else (service,)))
            assert (again.code, again.err) == (2, ended.err)


@pytest.mark.parametrize("command", ["scan", "baseline"])
def test_a_disk_that_fills_up_leaves_the_old_file(prodready: Runner, service: Path, command: str) -> None:
    """The limit strikes in the middle of writing: what was there stays whole, and no draft is left."""
    for number in range(40):
        (service / f"job_{number}.py").write_text(f"def job_{number}():\n    print({number})\n")
    name = "report.json" if command == "scan" else "known.jsonl"
    old = '{"kind":"point","code":"TST001"}\n'
    (prodready.cwd / name).write_text(old)
    words = f"scan {service} -o {name}" if command == "scan" else f"baseline {service} --accept-new --baseline {name}"
    script = f"ulimit -f 1; exec {SCRIPT} {words} --no-cache"
    ended = subprocess.run(
        ["bash", "-c", script],
        cwd=prodready.cwd,
        # The limit cuts byte code short too, silently, and every later import of that module fails.
        env=prodready.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2, ended.stderr
    assert "cannot be written: File too large" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert [path.name for path in prodready.cwd.iterdir()] == [name]
    assert (prodready.cwd / name).read_text() == old


def test_a_place_without_permission_is_one_sentence(prodready: Runner, service: Path) -> None:
    """Of the report and of the baseline."""
    for arguments in (
        ("scan", service, *TWO, "-o", "/proc/1/report.json"),
        ("baseline", service, "--baseline", "/proc/1/b"),
    ):
        ended = prodready(*arguments)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert "cannot be written" in ended.err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("nowhere.py",), 2, "there is no file nowhere.py"),
        (("/etc/passwd",), 2, "/etc/passwd is not below ., which is audited"),
        (("--root", "nowhere"), 2, "There is no folder"),
        (("--fail-on", "errors"), 2, 'did you mean "error"?'),
    ],
)
def test_findings_of_what_is_not_there(
    prodready: Runner, service: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    """A file that does not exist, or belongs to nobody here."""
    ended = prodready("findings", *arguments, cwd=service)
    assert (ended.code, ended.out, ended.err.count("\n")) == (code, "", 1)
    assert sentence in ended.err


def test_findings_of_some_files(prodready: Runner, service: Path) -> None:
    """Only of those, or of the files below a folder; the severity decides the exit code, an unread file is incomplete."""
    (service / "sub").mkdir()
    for name in ("one.py", "sub/two.py"):
        (service / name).write_text("def f():\n    print(1)\n\n\nf()\n")
    (service / "app.py").write_text((service / "app.py").read_text() + "\nimport one\nimport sub.two\n")
    strict = ("--fail-on", "error")
    one = prodready("findings", "one.py", "app.py", *strict, cwd=service)
    assert one.code == 1
    assert one.out.startswith("one.py:2:5: OBS101 error: print(")
    assert "two.py" not in one.out
    assert prodready("findings", "one.py", cwd=service).code == 0
    assert "sub/two.py:2:5" in prodready("findings", "sub", cwd=service).out
    assert "sub/two.py:2:5" in prodready("findings", "two.py", "--root", "..", cwd=service / "sub").out
    clean = prodready("findings", "app.py", *strict, cwd=service)
    assert (clean.code, clean.out) == (0, "")
    assert prodready("findings", *strict, cwd=service).out.count("OBS101 error") == 2
    (service / "one.py").write_text("def f(:\n")
    assert prodready("findings", "one.py", *strict, cwd=service).code == 4
    assert prodready("findings", "app.py", *strict, cwd=service).code == 0


@pytest.mark.parametrize("command", ["scan", "baseline", "diff", "findings", "init"])
def test_a_link_that_leads_to_itself_is_no_folder(prodready: Runner, command: str) -> None:
    (prodready.cwd / "loop").symlink_to("loop")
    words = {"diff": ("HEAD", "loop"), "findings": ("--root", "loop")}.get(command, ("loop",))
    ended = prodready(command, *words)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1), ended.err
    assert "loop" in ended.err


@pytest.mark.parametrize("mode", [0o000, 0o400, 0o100])
def test_a_folder_without_permission_is_named(prodready: Runner, service: Path, mode: int) -> None:
    if os.geteuid() == 0:
        pytest.skip("the super-user reads every folder")
    service.chmod(mode)
    try:
        ended = prodready("scan", service)
    finally:
        service.chmod(0o700)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1), ended.err
    assert "permission denied" in ended.err
