"""In a CI the scan shows annotations and the summary of the step by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli_runner import Runner

TWO = ("--profile", "all", "--select", "TST001,TST002", "--fail-on", "never")


def test_github_gets_text_annotations_and_a_summary(prodready: Runner, service: Path) -> None:
    """Also Gitea and Forgejo, which set the same variables; the summary is added to what others wrote."""
    summary = prodready.home / "summary.md"
    summary.write_text("of another tool\n")
    ended = prodready("scan", service, *TWO, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert (ended.code, ended.err) == (0, "")
    text, _, commands = ended.out.partition("(exit code 0)\n")
    assert "GATE" in text
    assert [line.split(" ")[0] for line in commands.splitlines()] == ["::warning", "::notice"]
    assert summary.read_text().startswith("of another tool\n")
    assert "### prodready: PASSED" in summary.read_text()


def test_azure_gets_issues_and_an_attached_summary(prodready: Runner, service: Path) -> None:
    """The agent is told which file to show."""
    ended = prodready("scan", service, *TWO, TF_BUILD="True", AGENT_TEMPDIRECTORY=str(prodready.home))
    assert "##vso[task.logissue type=warning;code=TST002 coverage-80: fail;]" in ended.out
    attached = ended.out.splitlines()[-1]
    assert attached.startswith("##vso[task.uploadsummary]")
    assert "### prodready: PASSED" in Path(attached.partition("]")[2]).read_text()


@pytest.mark.parametrize("arguments", [("--quiet",), ("--format", "text"), ("--format", "json")])
def test_who_chooses_a_format_gets_that_alone(prodready: Runner, service: Path, arguments: tuple[str, ...]) -> None:
    """Nothing is added to a stream that something else reads."""
    summary = prodready.home / "summary.md"
    ended = prodready("scan", service, *TWO, *arguments, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert ended.code == 0
    assert "::" not in ended.out
    assert not summary.exists()


def test_elsewhere_nothing_is_added(prodready: Runner, service: Path) -> None:
    """GitLab and the like read reports from files; a desk reads text."""
    desk = prodready("scan", service, *TWO).out
    assert "::" not in desk
    assert prodready("scan", service, *TWO, GITLAB_CI="true", CI="true").out == desk


def test_a_summary_that_cannot_be_written_fails_no_build(prodready: Runner, service: Path) -> None:
    """It is said and the exit code stays that of the gate; a full one is left whole."""
    full = prodready.home / "full.md"
    full.write_bytes(b"x" * ((1 << 20) - 100))
    for place, sentence in (("/dev/full", "No space left"), (str(full), "no room for the report")):
        ended = prodready("scan", service, *TWO, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=place)
        assert ended.code == 0
        assert sentence in ended.out
    assert full.stat().st_size == (1 << 20) - 100


def test_several_paths_are_summarised_one_after_the_other(prodready: Runner, service: Path) -> None:
    """One section each."""
    summary = prodready.home / "summary.md"
    prodready("scan", service, service, *TWO, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text().count("### prodready: PASSED") == 2
