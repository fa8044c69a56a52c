"""``prodready scan``: exit codes, outputs, revisions, several paths, and what a user's system does to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.cli_runner import SCRIPT, Runner, git, small_service
from tests.processes import is_gone

TWO = ("--profile", "all", "--select", "TST001,TST002", "--fail-on", "never")
"""A checklist of two points, one kept and one lost."""


def report(prodready: Runner, *arguments: str | Path, code: int = 0) -> dict[str, object]:
    """The JSON report of a scan that ends with ``code``."""
    ended = prodready("scan", *arguments, *TWO, "-f", "json")
    assert ended.code == code, ended.err
    found = json.loads(ended.out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("gate", "code"),
    [
        ((), 0),
        (("--fail-under", "1"), 0),
        (("--fail-under", "2"), 1),
        (("--fail-under", "50%"), 0),
        (("--fail-under", "50.01%"), 1),
        (("--require", "TST001"), 0),
        (("--require", "tst"), 1),
    ],
)
def test_the_gate_decides_the_exit_code(prodready: Runner, service: Path, gate: tuple[str, ...], code: int) -> None:
    """Thresholds are inclusive, and the printed verdict says what the exit code does."""
    ended = prodready("scan", service, *TWO, *gate)
    assert ended.code == code, ended.err
    assert f"(exit code {code})" in ended.out
    assert ("\nPASSED: " in ended.out) == (code == 0)
    assert ended.err == ""


def test_paths_that_cannot_be_audited(prodready: Runner, service: Path) -> None:
    """Each gets one sentence; an empty folder is no pass."""
    for path, code, sentence in (
        ("nowhere", 2, "no folder 'nowhere'"),
        (service / "app.py", 2, "is a file"),
        (prodready.cwd, 3, "there is nothing to audit in cwd"),
    ):
        ended = prodready("scan", path, *TWO)
        assert (ended.code, ended.out) == (code, "")
        assert sentence in ended.err
        assert ended.err.count("\n") == 1


def test_a_repository_without_python_is_nothing_to_audit(prodready: Runner) -> None:
    """Documents alone are another language's repository; passing it would say nothing."""
    (prodready.cwd / "Dockerfile").write_text("FROM scratch\n")
    (prodready.cwd / "main.go").write_text("package main\n")
    ended = prodready("scan", ".", *TWO)
    assert (ended.code, ended.out) == (3, "")
    assert "none of its 2 files is Python" in ended.err


def test_an_application_file_that_cannot_be_read_makes_the_audit_incomplete(prodready: Runner, service: Path) -> None:
    """Exit code 4 with the file named, the points decided all the same; ``--allow-partial`` accepts it."""
    (service / "broken.py").write_text("def f(:\n")
    ended = prodready("scan", service, *TWO)
    assert ended.code == 4
    assert "broken.py" in ended.out
    assert "TST002" in ended.out
    assert prodready("scan", service, *TWO, "--allow-partial").code == 0


def test_several_paths_give_a_table_each_report_and_the_worst_code(prodready: Runner, service: Path) -> None:
    """A path that cannot be audited does not keep the others from it."""
    other = small_service(service.parent / "other")
    (other / "pytest.ini").unlink()
    both = prodready("scan", service, other, *TWO)
    assert both.code == 0
    table, *_ = both.out.split("LOST MOST OFTEN")
    assert [line.split()[0] for line in table.splitlines()[1:3]] == ["service", "other"]
    assert both.out.count("GATE") == 2
    assert prodready("scan", service, other, *TWO, "--require", "TST001").code == 1
    worst = prodready("scan", service, "nowhere", prodready.cwd, *TWO)
    assert worst.code == 2
    assert "no folder 'nowhere'" in worst.err
    assert "there is nothing to audit in cwd" in worst.err
    assert "service" in worst.out
    assert prodready("scan", service, prodready.cwd, *TWO).code == 3


def test_formats_and_files(prodready: Runner, service: Path) -> None:
    """Several formats in one run; a file's format is told by its prefix, its suffix or the only ``--format``."""
    ended = prodready("scan", service, *TWO, "-o", "r.json", "-o", "junit=r.out", "-o", "r.md", "-f", "sarif")
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["version"] == "2.1.0"
    assert json.loads((prodready.cwd / "r.json").read_text())["target"] == "service"
    assert (prodready.cwd / "r.out").read_text().startswith("<?xml")
    assert "### prodready: PASSED" in (prodready.cwd / "r.md").read_text()
    only = prodready("scan", service, *TWO, "-f", "json", "-o", "report.txt2")
    assert only.out == ""
    assert json.loads((prodready.cwd / "report.txt2").read_text())["schema_version"] == "1"
    assert sorted(path.name for path in prodready.cwd.iterdir()) == ["r.json", "r.md", "r.out", "report.txt2"]
    text = prodready("scan", service, *TWO, "-o", "again.json")
    assert "GATE" in text.out
    assert prodready("scan", service, *TWO, "-o", "again.json", "--quiet").out == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "report"), "the format of report is not clear; write it as FORMAT=report"),
        (("-o", "jsn=report"), 'there is no format "jsn"; did you mean "json"?'),
        (("-o", "json="), '--output "json=" names no file'),
        (("-o", "a.json", "-o", "json=a.json"), "two reports would be written to a.json"),
        (("-f", "json", "-f", "text"), "json cannot share standard output with another format"),
        (("-o", "none/a.json"), "none/a.json cannot be written: No such file or directory"),
        (("-o", "json=/dev/full"), "/dev/full cannot be written: No space left on device"),
        (("--coverage", "none.xml"), "the coverage report none.xml cannot be read: No such file"),
        (("--baseline", "none.jsonl"), "there is no such baseline"),
        (("--ref", "nothing"), "nothing"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    prodready: Runner, service: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    """Exit code 2, no report and no half-written file."""
    ended = prodready("scan", service, *TWO, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err
    assert ended.err.count("\n") == 1
    assert list(prodready.cwd.iterdir()) == []


def test_several_paths_write_a_file_each(prodready: Runner, service: Path) -> None:
    """``{name}`` stands for the folder, numbered where two are called alike; machine formats need it."""
    twin = small_service(service.parent / "x" / "service")
    ended = prodready("scan", service, twin, *TWO, "-o", "json={name}.json", "-q")
    assert (ended.code, ended.out) == (0, "")
    assert sorted(path.name for path in prodready.cwd.iterdir()) == ["service-2.json", "service.json"]
    assert "put {name} into r.json" in prodready("scan", service, twin, *TWO, "-o", "r.json").err
    assert "holds one audit" in prodready("scan", service, twin, *TWO, "-f", "json").err


def test_the_same_input_gives_the_same_bytes(prodready: Runner, service: Path) -> None:
    """Whatever the number of processes, the locale, the working directory, and whether the cache knows the files."""
    first = prodready("scan", service, *TWO, "-f", "json", "-j1", "--no-cache").out
    assert first.encode()
    for arguments, environment in (
        ((service, "-j", "4"), {}),
        ((service,), {}),
        ((".",), {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}),
    ):
        assert prodready("scan", *arguments, *TWO, "-f", "json", cwd=service, **environment).out == first


def test_nothing_is_written_into_the_repository(prodready: Runner, service: Path) -> None:
    """No cache, no lock, no bytecode."""
    before = sorted(service.rglob("*"))
    prodready("scan", ".", *TWO, cwd=service)
    assert sorted(service.rglob("*")) == before


@pytest.mark.parametrize("options", [(), ("--ref", "HEAD")])
def test_annotations_of_a_folder_of_a_monorepo_are_placed_from_its_top(
    prodready: Runner, service: Path, options: tuple[str, ...]
) -> None:
    """GitHub shows them at paths of the repository; the same audit twice, the second time from memory."""
    (service / "app.py").write_text("from flask import Flask\n\napp = Flask(__name__)\nprint(app)\n")
    git(service.parent, "init", "-q")
    git(service.parent, "add", ".")
    git(service.parent, "commit", "-qm", "one")
    for _ in range(2):
        assert "file=service/app.py,line=4," in prodready("scan", service, "--format", "github", *options).out
        assert "\napp.py:4:" in prodready("scan", service, "--format", "lines", *options).out


@pytest.mark.parametrize("options", [(), ("--ref", "HEAD")])
def test_what_stands_above_the_folder_is_unknown_and_not_lost(
    prodready: Runner, service: Path, options: tuple[str, ...]
) -> None:
    """CI and compose files of a monorepo speak for its services, and only the folder is read."""
    top = service.parent
    for name in (".github/workflows/ci.yml", "compose.yaml"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("services: {}\n")
    (service / "app.py").write_text("from fastapi import FastAPI\n\napp = FastAPI()\n")
    git(top, "init", "-q")

    def status() -> dict[str, str]:
        git(top, "add", "-A")
        git(top, "commit", "-qm", "a change")
        ended = prodready("scan", service, "--select", "TST002,INF002,INF003", "--format", "json", *options)
        return {each["code"]: each["status"] for each in json.loads(ended.out)["points"]}

    assert status() == dict.fromkeys(("TST002", "INF002", "INF003"), "unknown")
    (top / "compose.yaml").unlink()
    assert status() == {"TST002": "unknown", "INF002": "fail", "INF003": "unknown"}
    (top / ".github/workflows/ci.yml").rename(top / "ci.yml")
    assert status() == dict.fromkeys(("TST002", "INF002", "INF003"), "fail")


def test_a_revision_is_audited_without_a_checkout(prodready: Runner, service: Path) -> None:
    """Also in a bare mirror; the configuration is that of the revision, too."""
    git(service, "init", "-q", "-b", "main")
    (service / "prodready.toml").write_text('require = ["TST002"]\n')
    git(service, "add", ".")
    git(service, "commit", "-qm", "one")
    (service / "pytest.ini").unlink()
    (service / "prodready.toml").unlink()
    git(service, "add", "-A")
    git(service, "commit", "-qm", "two")
    now = report(prodready, service)
    then = report(prodready, service, "--ref", "HEAD~1", code=1)
    assert (now["score"]["passed"], then["score"]["passed"]) == (0, 1)  # type: ignore[index]  # JSON
    assert then["revision"] == git(service, "rev-parse", "HEAD~1")
    bare = service.parent / "bare.git"
    git(service, "clone", "-q", "--bare", ".", str(bare))
    assert report(prodready, bare, "--ref", "main~1", code=1)["points"] == then["points"]
    without = prodready("scan", bare, *TWO)
    assert (without.code, without.out) == (2, "")
    assert "name a revision" in without.err


def test_the_repositorys_configuration_is_told_and_can_be_left_out(prodready: Runner, service: Path) -> None:
    """What it switches off stands in the report; the command line wins; ``--no-repo-config`` leaves it out."""
    (service / "pyproject.toml").write_text(
        "[tool.prodready]\nprofile = 'all'\nselect = ['TST001', 'TST002']\nignore = ['TST002']\nfail-on = 'never'\n"
    )
    ended = prodready("scan", service)
    assert ended.code == 2
    assert "pyproject.toml:4: ignore names TST002, which select (pyproject.toml:3) asks for" in ended.err
    (service / "pyproject.toml").write_text(
        "[tool.prodready]\nprofile = 'all'\nselect = ['TST001', 'TST002', 'ARC']\n"
        "ignore = ['ARC0']\nfail-on = 'never'\n"
    )
    ended = prodready("scan", service)
    assert ended.code == 0
    assert "pyproject.toml:4: ignore leaves out ARC0" in " ".join(ended.out.split())
    assert "1 / 2" in ended.out
    assert "1 / 1" in prodready("scan", service, "--select", "TST001").out
    bare = prodready("scan", service, *TWO, "--no-repo-config").out
    assert "1 / 2" in bare
    assert "leaves out" not in bare


def test_waivers_count_until_their_day(prodready: Runner, service: Path) -> None:
    """A waived point passes ``require``; an expired or ownerless waiver does not and is reported."""
    waiver = '[[waivers]]\ncode = "TST002"\nreason = "measured elsewhere"\nowner = "qa"\nexpires = {}\n'
    arguments = ("scan", service, *TWO, "--require", "TST002")
    (service / "prodready.toml").write_text(waiver.format("2999-01-01"))
    assert prodready(*arguments).code == 0
    assert prodready(*arguments, "--no-waivers").code == 1
    (service / "prodready.toml").write_text(waiver.format("2020-01-01"))
    expired = prodready(*arguments)
    assert expired.code == 1
    assert "expired on 2020-01-01" in " ".join(expired.out.split())


def test_a_baseline_fails_only_what_is_new(prodready: Runner, service: Path) -> None:
    """Its path on the command line is the user's, in the configuration the repository's."""
    (prodready.cwd / "known.jsonl").write_text('{"kind":"point","code":"TST002"}\n')
    (service / "base.jsonl").write_text("")
    assert prodready("scan", service, *TWO, "--baseline", "known.jsonl").code == 0
    (service / "prodready.toml").write_text('baseline = "base.jsonl"\n')
    ended = prodready("scan", service, *TWO)
    assert ended.code == 1
    assert "TST002 is lost and was not in the baseline." in " ".join(ended.out.split())


def test_a_named_coverage_report_is_believed(prodready: Runner, service: Path) -> None:
    """TST002 cites it, by a name that shows nothing of this machine."""
    xml = prodready.cwd / "cov.xml"
    lines = "".join(f'<line number="{number}" hits="1"/>' for number in range(1, 9))
    xml.write_text(
        f'<?xml version="1.0" ?><coverage timestamp="{int(time.time() * 1000) + 60_000}"><packages><package><classes>'
        f'<class filename="app.py"><lines>{lines}</lines></class></classes></package></packages></coverage>'
    )
    ended = prodready("scan", service, *TWO, "--coverage", xml, "--require", "TST002")
    assert ended.code == 0, ended.out
    assert "cov.xml" in ended.out
    assert str(prodready.cwd) not in ended.out
    xml.write_text("<coverage>")
    assert "cov.xml cannot be used" in prodready("scan", service, *TWO, "--coverage", xml).err


def test_colours_only_where_they_are_wanted(prodready: Runner, service: Path) -> None:
    """A pipe gets none unless asked; ``NO_COLOR`` and ``--no-color`` take them away again."""
    assert "\x1b[" not in prodready("scan", service, *TWO).out
    assert "\x1b[" in prodready("scan", service, *TWO, "--color").out
    assert "\x1b[" in prodready("scan", service, *TWO, FORCE_COLOR="1").out
    assert "\x1b[" not in prodready("scan", service, *TWO, FORCE_COLOR="1", NO_COLOR="1").out
    assert "\x1b[" not in prodready("scan", service, *TWO, "--no-color", FORCE_COLOR="1").out


def test_the_width_is_kept(prodready: Runner, service: Path) -> None:
    """80 columns in a pipe, otherwise as asked."""
    assert max(map(len, prodready("scan", service, *TWO).out.splitlines())) <= 80
    assert max(map(len, prodready("scan", service, *TWO, "--width", "60").out.splitlines())) <= 60


def test_an_ascii_terminal_gets_ascii(prodready: Runner, service: Path) -> None:
    """No character that it cannot show, no crash for a file name that it cannot either."""
    (service / "prüfung.py").write_text("def f(:\n")
    ended = prodready("scan", service, *TWO, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ended.code == 4
    assert ended.out.isascii()
    assert "pr" in ended.out


def test_a_reader_that_goes_away_is_no_error(prodready: Runner, service: Path) -> None:
    """``| head -1`` ends quietly, however much was left to say."""
    for number in range(2000):
        (service / f"broken_{number:04}.py").write_text("def f(:\n")
    script = f"{{ {SCRIPT} scan {service} {' '.join(TWO)} -f json; echo $? >&2; }} | head -c 10"
    ended = subprocess.run(["sh", "-c", script], env=prodready.environment, capture_output=True, text=True, check=False)
    assert ended.stderr == "141\n"
    assert len(ended.stdout) == 10


def test_a_full_disk_is_one_sentence(prodready: Runner, service: Path) -> None:
    """Standard output that takes nothing ends with exit code 2 and no traceback."""
    with Path("/dev/full").open("w") as full:
        for arguments in (["scan", str(service), *TWO], ["scan", str(service), *TWO, "-f", "json"], ["--version"]):
            ended = subprocess.run(
                [str(SCRIPT), *arguments], env=prodready.environment, stdout=full, stderr=subprocess.PIPE, check=False
            )
            assert ended.returncode == 2
            assert ended.stderr.count(b"\n") == 1
            assert b"cannot be written: No space left on device" in ended.stderr


def test_an_interrupted_audit_ends_with_130(prodready: Runner, service: Path) -> None:
    """Within a second, in one sentence, leaving no process behind."""
    (service / "big").mkdir()
    for number in range(120):
        (service / "big" / f"m{number}.py").write_text(f"x = [{'f(1, 2, a=3), ' * 4000}]\n")
    process = subprocess.Popen(
        [str(SCRIPT), "scan", str(service), *TWO, "--no-cache"],
        env=prodready.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(1.0)
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "prodready: interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_cancelled_audit_leaves_nothing_behind(
    prodready: Runner, service: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """While git is asked: no private folder, no git, and the exit code that a shell reports for the signal."""
    git(service, "init", "-q")
    git(service, "add", ".")
    git(service, "commit", "-qm", "one")
    programs, place, started = tmp_path / "bin", tmp_path / "temporary", tmp_path / "started"
    programs.mkdir()
    place.mkdir()
    slow = programs / "git"
    slow.write_text(f"#!/bin/sh\necho $$ > {started}.new\nmv {started}.new {started}\nexec sleep 60\n")
    slow.chmod(0o755)
    environment = {**prodready.environment, "TMPDIR": str(place), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    usual = signal.signal(number, signal.SIG_DFL)  # a session below nohup ignores SIGHUP, and so would the audit
    process = subprocess.Popen([str(SCRIPT), "scan", str(service), *TWO, "--ref", "HEAD"], env=environment)
    signal.signal(number, usual)
    until = time.monotonic() + 20
    while not started.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert list(place.iterdir())
    process.send_signal(number)
    assert process.wait(timeout=20) == 128 + number
    assert not list(place.iterdir())
    assert is_gone(int(started.read_text()))


def test_progress_shows_on_a_slow_terminal_only(prodready: Runner, service: Path) -> None:
    """After a second, on standard error, and gone at the end; never in a pipe."""
    (service / "big").mkdir()
    for number in range(36):
        (service / "big" / f"m{number}.py").write_text(f"x = [{'f(1, 2, a=3), ' * 4000}]\n")
    command = [str(SCRIPT), "scan", str(service), *TWO, "--no-cache", "-j1"]
    main, other = os.openpty()
    process = subprocess.Popen(command, env=prodready.environment, stdout=subprocess.DEVNULL, stderr=other)
    os.close(other)
    shown = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    assert process.wait() == 0
    assert b"service: reading " in shown
    assert b" of " in shown
    assert shown.endswith(b"\r\x1b[K")
    piped = subprocess.run(command, env=prodready.environment, capture_output=True, check=False)
    assert piped.stderr == b""


def test_a_cache_that_cannot_be_used_is_said_once(prodready: Runner, service: Path, tmp_path: Path) -> None:
    """On standard error, whatever the number of paths; the report is the same as without a cache."""
    (tmp_path / "taken").write_text("")
    without = prodready("scan", service, "--format", "json", "--no-cache")
    ended = prodready("scan", service, "--format", "json", PRODREADY_CACHE_DIR=str(tmp_path / "taken"))
    assert (ended.code, ended.out) == (without.code, without.out)
    assert ended.err == f"prodready: the cache in {tmp_path / 'taken'} is not used: file exists\n"
    assert prodready("scan", service, service, PRODREADY_CACHE_DIR=str(tmp_path / "taken")).err == ended.err
    assert prodready("findings", "app.py", cwd=service, PRODREADY_CACHE_DIR=str(tmp_path / "taken")).err == ended.err


def test_what_one_file_may_cost_is_set_on_the_command_line(prodready: Runner, service: Path) -> None:
    """A file whose reading would take a minute is refused at the limit; the others are judged."""
    (service / "slow.py").write_text(f"match a:\n    case {'{1: ' * 13}x{'}' * 13}:\n        pass\nx = = 1\n")
    ended = prodready(
        "scan", service, "--format", "json", "--no-cache", "--file-seconds", "0.5", "--file-memory", "512"
    )
    assert ended.code == 4
    report = json.loads(ended.out)
    reasons = {each["path"]: each["reason"] for each in report["files"]["not_analysed"]}
    assert reasons == {"slow.py": "took longer than the limit of 0.5 s"}
    assert report["files"]["analysed"] > 0


@pytest.mark.parametrize(
    ("option", "value"), [("--file-seconds", "0"), ("--file-seconds", "nan"), ("--file-memory", "1")]
)
def test_a_limit_that_lets_nothing_be_read_is_refused(
    prodready: Runner, service: Path, option: str, value: str
) -> None:
    ended = prodready("scan", service, option, value)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert f"{option} must lie between" in ended.err


def test_findings_of_low_confidence_are_left_out_on_request(prodready: Runner, tmp_path: Path) -> None:
    """By the command line and by the configuration, which the report then tells; sure ones stay."""
    root = tmp_path / "shop"
    root.mkdir()
    source = 'from flask import Flask\n\napp = Flask("shop")\n\n\n@app.get("/")\ndef shown():\n    print("a")\n    return ""\n'
    (root / "main.py").write_text(source)
    (root / "forgotten.py").write_text('def shown():\n    print("b")\n')

    def places(*words: str) -> list[tuple[str, str]]:
        ended = prodready("scan", root, "--select", "OBS101", "--fail-on", "never", "-f", "json", *words)
        return [(each["path"], each["confidence"]) for each in json.loads(ended.out)["findings"]]

    assert places() == [("forgotten.py", "low"), ("main.py", "high")]
    assert places("--sure-only") == [("main.py", "high")]
    (root / "prodready.toml").write_text("sure-only = true\n")
    assert places() == [("main.py", "high")]
    told = prodready("scan", root, "--select", "OBS101", "--fail-on", "never")
    assert "sure-only leaves out findings of low confidence" in " ".join(told.out.split())
