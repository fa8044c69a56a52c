"""Which CI runs this, and what it shows beside the log: annotations, and a summary of the step."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from prodready.model import Result

SUMMARY_LIMIT = 1 << 20
"""Bytes that GitHub shows of a step's summary; a longer one is dropped as a whole."""


class Host(msgspec.Struct, frozen=True):
    """A CI. ``format`` is that of its annotations; ``summary`` the file that it shows beside the log, if there is one.

    ``attach`` is the command that makes it show the file, where it does not by itself.
    """

    name: str
    format: str
    summary: str = ""
    attach: str = ""


def detect(environ: Mapping[str, str] = os.environ) -> Host | None:
    """The CI that runs this process, of those that read more from a step than its text.

    Gitea and Forgejo set GitHub's variables and read its commands.
    """
    if environ.get("GITHUB_ACTIONS") == "true":
        return Host("GitHub Actions", "github", environ.get("GITHUB_STEP_SUMMARY", ""))
    if environ.get("TF_BUILD") == "True":
        folder = environ.get("AGENT_TEMPDIRECTORY", "")
        summary = os.path.join(folder, f"prodready-{os.getpid()}.md") if folder else ""
        return Host("Azure Pipelines", "azure", summary, "##vso[task.uploadsummary]")
    return None


def show(results: Sequence[Result], write: Callable[[str], object]) -> None:
    """Annotations to the log through ``write``, and the summary, if a CI runs this."""
    host = detect()
    if host is None:
        return
    from prodready.plugins import render

    for result in results:
        write(render(host.format, result))
        problem = summarize(host, render("markdown", result)) if host.summary else ""
        if problem:
            write(f"prodready: {problem}\n")
    if host.summary and host.attach:
        write(f"{host.attach}{host.summary}\n")


def summarize(host: Host, text: str) -> str:
    """Append Markdown to the step's summary; what went wrong, which is no reason to fail a build."""
    path = Path(host.summary)
    data = text.encode("utf-8", "backslashreplace")
    try:
        before = path.stat().st_size if path.exists() else 0
        if before + len(data) > SUMMARY_LIMIT:
            return f"the step summary has no room for the report ({before >> 10} KiB are used)"
        with path.open("ab") as file:
            file.write(data)
    except OSError as error:
        return f"the step summary cannot be written: {error.strerror or error}"
    return ""
