"""Whatever a repository holds, every report stays a report: readable, parseable, inert."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import defusedxml.ElementTree as Xml
import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml
from rich.cells import cell_len

from prodready.model import Result
from prodready.reports import FORMATS, RenderOptions, catalogue, escape, render, scoreboard, table, view
from prodready.reports.gitlab import Violation
from prodready.reports.json import Report, report

from . import parsing, strategies

ROUNDS = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking a whole Result takes minutes
)
TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
TEXTS = {"a", "br", "code", "h3", "li", "ol", "p", "strong", "ul"}
PAGE = {"body", "footer", "head", "header", "html", "main", "meta", "section", "style", "svg", "title"}
HTML_TAGS = (
    TABLES
    | TEXTS
    | PAGE
    | {*("article", "b", "circle", "dd", "div", "dl", "dt", "h1", "h2", "pre", "small", "span", "text")}
)
MARKDOWN_TAGS = TABLES | TEXTS | {"details", "h4", "summary"}


@pytest.mark.parametrize("name", FORMATS)
@ROUNDS
@given(result=strategies.RESULT, options=strategies.OPTIONS)
def test_report_holds_nothing_that_acts_on_a_screen(name: str, result: Result, options: RenderOptions) -> None:
    """No control, bidi, private or undecodable character, and no line that a CI runner obeys."""
    text = render(name, result, options)
    assert text.endswith("\n")
    assert not parsing.hidden_characters(text)
    if name not in ("github", "azure"):
        assert not parsing.commands(text)


@ROUNDS
@given(result=strategies.RESULT, options=strategies.OPTIONS)
def test_text_fits_its_width_and_ends_with_the_verdict(result: Result, options: RenderOptions) -> None:
    """No line is wider than the terminal, and the last one names the verdict and the exit code."""
    text = render("text", result, options)
    defused = len("\\x3a") - 1
    widest = max(cell_len(line) for line in text.split("\n"))
    assert widest <= max(options.width, 40) + defused * text.count("\\x3a") + defused * text.count("\\x23")
    last = text.rstrip("\n").rsplit("\n\n", 1)[-1]
    assert last.startswith(view.verdict_word(result.gate.exit_code) + ":")
    assert last.split()[-1] == f"{result.gate.exit_code})"
    if not options.unicode:
        assert text.isascii()


@ROUNDS
@given(results=st.lists(strategies.RESULT, max_size=3), options=strategies.OPTIONS)
def test_table_and_catalogue_hold_nothing_that_acts_on_a_screen(results: list[Result], options: RenderOptions) -> None:
    """The same holds for the reports that are not of one result."""
    rules = [rule for result in results for rule in result.rules]
    pages = [catalogue.render_rule(rule, options) for rule in rules]
    boards = [scoreboard.render(result, options) for result in results]
    for text in [table.render(results, options), catalogue.render_rules(rules, options), *pages, *boards]:
        assert not parsing.hidden_characters(text)
        assert not parsing.commands(text)


@ROUNDS
@given(result=strategies.RESULT)
def test_json_is_read_back_as_it_was_and_follows_its_schema(result: Result) -> None:
    """Escapes are JSON's own: what is read is what was audited, undecodable bytes excepted."""
    text = render("json", result)
    document = msgspec.json.decode(text)
    parsing.report_schema().validate(document)
    expected = escape._encodable(msgspec.to_builtins(report(result)))
    assert msgspec.to_builtins(msgspec.json.decode(text, type=Report)) == expected


@ROUNDS
@given(result=strategies.RESULT)
def test_sarif_follows_the_standard(result: Result) -> None:
    """Valid by the OASIS schema; every result names its rule and has the location that GitHub demands."""
    document = msgspec.json.decode(render("sarif", result))
    parsing.sarif_schema().validate(document)
    run = document["runs"][0]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    for item in run["results"]:
        assert ids[item["ruleIndex"]] == item["ruleId"]
        uri = item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII)


@ROUNDS
@given(result=strategies.RESULT, options=strategies.OPTIONS)
def test_junit_is_xml_that_counts_every_point(result: Result, options: RenderOptions) -> None:
    """Well-formed, read by junitparser, and each point is exactly one test case, as is each code at one severity."""
    text = render("junit", result, options)
    root: Element = Xml.fromstring(text)
    points = view.groups(result)
    kinds = {(finding.code, finding.severity) for finding in view.open_findings(result)}
    assert len(root.findall("testsuite/testcase")) == len(result.points) + len(kinds)
    assert len(root.findall("testsuite/testcase/error")) == len(points.unknown)
    found = [case.get("name") for case in root.findall("testsuite[@name='prodready.findings']/testcase")]
    assert len(found) == len(set(found))
    read = JUnitXml.fromstring(text.encode())
    assert (read.tests, read.errors) == (len(result.points) + len(kinds), len(points.unknown))


@ROUNDS
@given(result=strategies.RESULT)
def test_gitlab_report_has_the_fields_and_no_fingerprint_twice(result: Result) -> None:
    """GitLab reads a list of violations and drops one whose fingerprint it has seen."""
    found = msgspec.json.decode(render("gitlab", result), type=list[Violation])
    points = view.groups(result)
    assert len(found) == len(points.failed) + len(points.unknown) + len(view.open_findings(result))
    assert len({item.fingerprint for item in found if item.check_name not in _lost(result)}) == sum(
        item.check_name not in _lost(result) for item in found
    )
    assert {item.severity for item in found} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(item.location.lines.begin >= 1 for item in found)


def _lost(result: Result) -> set[str]:
    return {point.info.code for point in result.points}


@ROUNDS
@given(result=strategies.RESULT, options=strategies.OPTIONS)
def test_html_has_only_the_template_s_own_tags_and_links(result: Result, options: RenderOptions) -> None:
    """No tag, handler or address comes from the repository."""
    page = parsing.html(render("html", result, options))
    assert not page.names() - HTML_TAGS
    assert not {name for name in page.attributes() if name.startswith("on")}
    assert all(link.startswith("https://code.example/a/blob/b/") for link in page.links())
    assert options.host or not page.links()


@ROUNDS
@given(result=strategies.RESULT, options=strategies.OPTIONS)
def test_markdown_has_only_its_own_tags_and_links(result: Result, options: RenderOptions) -> None:
    """No tag, link or picture comes from the repository, and it fits a comment."""
    text = render("markdown", result, options)
    page = parsing.markdown(text)
    assert not page.names() - MARKDOWN_TAGS
    assert not page.attributes() - {"href", "style"}
    assert all(link.startswith("https://code.example/a/blob/b/") for link in page.links())
    assert len(text) < 65_536


@ROUNDS
@given(result=strategies.RESULT, options=strategies.OPTIONS)
def test_annotations_are_the_only_commands(result: Result, options: RenderOptions) -> None:
    """Every line is one command with the known properties; its message holds the visible message."""
    read = parsing.workflow_commands(render("github", result, options))
    assert {key for _, pairs, _ in read for key in pairs} <= {"file", "line", "endLine", "col", "endColumn", "title"}
    levels = [level for level, _, _ in read]
    assert levels.count("notice") == 1
    assert levels[-1] == "notice"


@ROUNDS
@given(result=strategies.RESULT, options=strategies.OPTIONS)
def test_issues_are_the_annotations_of_the_other_host(result: Result, options: RenderOptions) -> None:
    """Azure gets what GitHub gets, line for line; the verdict is the only line that is no command."""
    text = render("azure", result, options)
    read = parsing.issues(text)
    there = parsing.workflow_commands(render("github", result, options))[:-1]
    assert [pairs["type"] for pairs, _ in read] == [level for level, _, _ in there]
    assert [pairs.get("sourcepath") for pairs, _ in read] == [pairs.get("file") for _, pairs, _ in there]
    assert [message for _, message in read] == [message.replace("\n", " ") for _, _, message in there]
    assert {key for pairs, _ in read for key in pairs} <= {"type", "sourcepath", "linenumber", "columnnumber", "code"}
    assert text.count("\n") == len(read) + 1


@ROUNDS
@given(result=strategies.RESULT)
def test_badges_are_read_by_their_readers(result: Result) -> None:
    """The endpoint has shields.io's keys; the picture is XML whose words are the endpoint's."""
    endpoint = msgspec.json.decode(render("badge", result))
    assert list(endpoint) == ["schemaVersion", "label", "message", "color"]
    root: Element = Xml.fromstring(render("badge-svg", result))
    assert root.attrib["aria-label"] == f"{endpoint['label']}: {endpoint['message']}"


@ROUNDS
@given(text=strategies.TEXT, limit=st.integers(2, 60))
def test_visible_text_is_printable_and_bounded(text: str, limit: int) -> None:
    """At most ``limit`` characters of the source are shown, each printable or written as an escape of at most ten."""
    shown = escape.visible(text, limit)
    assert shown.isprintable()
    assert len(shown) <= limit * 10
    if text.isprintable() and len(text) <= limit:
        assert shown == text
