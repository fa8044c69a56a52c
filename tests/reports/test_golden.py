"""One golden file per format: what a report looks like is reviewed as a diff.

``PRODREADY_ACCEPT=1 pytest tests/reports`` rewrites the files.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from prodready.model import Status
from prodready.reports import FORMATS, RenderOptions, catalogue, json, render, scoreboard, table

from .sample import EMPTY, OBS003, RESULT, SEC101, TIMED

GOLDEN = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[2] / "docs"
HOST = "https://code.example/shop/blob/3f7902c"
EXAMPLES = (
    catalogue.Example(Status.PASS, "app/main.py", '@app.get("/ready")\nasync def ready() -> None:\n    await ping()\n'),
    catalogue.Example(Status.FAIL, "app/\x1b.py", "\x1b[2J\n\nreturn {}"),
)

REPORTS = {
    "text_60.txt": render("text", RESULT, RenderOptions(width=60)),
    "text_80.txt": render("text", RESULT, RenderOptions(width=80)),
    "text_200.txt": render("text", RESULT, RenderOptions(width=200)),
    "text_ascii.txt": render("text", RESULT, RenderOptions(unicode=False)),
    "text_verbose.txt": render("text", RESULT, RenderOptions(verbose=True)),
    "text_color.txt": render("text", RESULT, RenderOptions(color=True)),
    "text_empty.txt": render("text", EMPTY),
    "report.json": render("json", RESULT),
    "report_timed.json": render("json", msgspec.structs.replace(EMPTY, run=TIMED)),
    "report.md": render("markdown", RESULT, RenderOptions(host=HOST)),
    "report.html": render("html", RESULT, RenderOptions(host=HOST)),
    "annotations.txt": render("github", RESULT),
    "lines.txt": render("lines", RESULT),
    "azure.txt": render("azure", RESULT),
    "scoreboard.txt": scoreboard.render(RESULT, RenderOptions()),
    "gitlab.json": render("gitlab", RESULT),
    "report.sarif": render("sarif", RESULT),
    "junit.xml": render("junit", RESULT),
    "badge.json": render("badge", RESULT),
    "badge.svg": render("badge-svg", RESULT),
    "table_80.txt": table.render([RESULT, EMPTY], RenderOptions(width=80)),
    "table_130.txt": table.render([RESULT, EMPTY], RenderOptions(width=130)),
    "rules.txt": catalogue.render_rules(RESULT.rules, RenderOptions()),
    "explain.txt": catalogue.render_rule(OBS003, RenderOptions(), EXAMPLES),
    "explain_finding.txt": catalogue.render_rule(SEC101, RenderOptions(), fixable=True),
}


def compare(path: Path, text: str) -> None:
    """Equal to the accepted file, or accept it."""
    if os.environ.get("PRODREADY_ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text


@pytest.mark.parametrize("name", REPORTS)
def test_report_is_as_accepted(name: str) -> None:
    """The sample renders to the bytes that a person has looked at."""
    compare(GOLDEN / name, REPORTS[name])


def test_every_golden_file_is_of_a_report() -> None:
    """A report that is gone leaves no golden file behind."""
    assert {path.name for path in GOLDEN.iterdir()} == set(REPORTS)


def test_published_schema_is_up_to_date() -> None:
    """``docs/report.schema.json`` is what the report's types say."""
    compare(DOCS / "report.schema.json", json.schema())


@pytest.mark.parametrize("name", FORMATS)
def test_same_result_gives_the_same_bytes(name: str) -> None:
    """A report depends on nothing but its result and its options."""
    copy = msgspec.convert(msgspec.to_builtins(RESULT), type(RESULT))
    assert copy == RESULT
    assert render(name, copy) == render(name, RESULT)
