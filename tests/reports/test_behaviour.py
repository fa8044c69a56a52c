"""What each report promises beyond its look: order, caps, identity, honesty."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree.ElementTree import Element

import defusedxml.ElementTree as Xml
import msgspec
import pytest
from junitparser import JUnitXml
from msgspec.structs import replace

from prodready.model import Evidence, Finding, Gate, Location, Point, Result, Score, Severity, failed, passed
from prodready.reports import FORMATS, RenderOptions, badge, escape, load, markdown, render, table, view

from . import parsing
from .sample import EMPTY, FINDINGS, HOSTILE_NAMES, OBS002, OBS003, RESULT, SEC003, TIMED


def findings(number: int, severity: Severity = Severity.ERROR) -> tuple[Finding, ...]:
    """Findings of one code on consecutive lines."""
    return tuple(Finding("OBS101", severity, Location("a.py", line), "print(…)") for line in range(1, number + 1))


def scored(passed_points: int, applicable: int, **changes: object) -> Result:
    """An empty result with a score and a passed gate."""
    percent = 100 * passed_points / applicable if applicable else 0.0
    result = replace(EMPTY, score=Score(passed_points, applicable, applicable, percent, "a rating"), gate=Gate(0))
    return replace(result, **changes)


def test_registry_loads_a_renderer_for_every_name() -> None:
    """Each format is a function; a name that is none is a KeyError."""
    assert all(callable(load(name)) for name in FORMATS)
    with pytest.raises(KeyError):
        load("pdf")


def test_registry_imports_no_format_and_no_heavy_library() -> None:
    """Naming the formats, as ``--help`` does, costs neither rich nor Jinja."""
    code = "import sys, prodready.reports as r; print({'rich', 'jinja2', r.__name__ + '.text'} & {*sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


@pytest.mark.parametrize("module", [name for name in FORMATS if name != "badge-svg"])
def test_format_imports_no_other_format(module: str) -> None:
    """Formats are independent: one can be read, changed or removed alone."""
    code = (
        f"import sys, prodready.reports as r; r.load({module!r});"
        "print(sorted(m for m in sys.modules if m in {p.split(':')[0] for p in r.FORMATS.values()}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str([FORMATS[module].split(":")[0]])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (79.96, "79.9 %"),
        (80.0, "80.0 %"),
        (100 * 57 / 100, "57.0 %"),
        (100.0, "100.0 %"),
        (0.0, "0.0 %"),
        (5 / 9 * 100, "55.5 %"),
    ],
)
def test_percent_is_rounded_down(value: float, shown: str) -> None:
    """A score that misses a threshold never reads as the threshold."""
    assert view.percent(value) == shown


def test_text_says_what_where_why_and_what_next_in_that_order() -> None:
    """A lost point is told in the order in which a person asks."""
    _, point, text = render("text", RESULT, RenderOptions(width=120)).partition("✗ OBS003 readiness-endpoint")
    assert point
    told = [
        "GET /ready answers a constant",
        "src/shop/api/health.py:14",
        "why      Whoever runs",
        "fix      Open a connection",
    ]
    places = [text.index(words) for words in told]
    assert places == sorted(places)


def test_text_in_colour_says_the_same_words() -> None:
    """Colour is never the only carrier: without its codes the report is the same, byte for byte."""
    colored = render("text", RESULT, RenderOptions(color=True))
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == render("text", RESULT)


def test_text_ignores_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour and width are decided by the options alone."""
    plain, colored = render("text", RESULT), render("text", RESULT, RenderOptions(color=True))
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "33", "TERM": "dumb", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert render("text", RESULT) == plain
    assert render("text", RESULT, RenderOptions(color=True)) == colored


@pytest.mark.parametrize("code", list(view.VERDICTS))
def test_text_ends_with_the_verdict_of_the_exit_code(code: int) -> None:
    """The last line and the exit code never disagree."""
    last = render("text", replace(RESULT, gate=Gate(code, ("because",)))).splitlines()[-1]
    assert last == f"{view.VERDICTS[code]}: 6 of 10 points, 60.0 % (exit code {code})"


def test_text_shows_the_first_places_and_all_of_them_when_verbose() -> None:
    """Three places a code; the rest is counted, and told with --verbose."""
    result = replace(EMPTY, findings=findings(50))
    short, full = render("text", result), render("text", result, RenderOptions(verbose=True))
    assert [f"a.py:{n}  " in short for n in (1, 3, 4, 50)] == [True, True, False, False]
    assert "and 47 more (--verbose shows them)" in short
    assert all(f"a.py:{n}  " in full for n in range(1, 51))
    assert "more (--verbose" not in full


def test_text_keeps_a_place_whole_where_it_fits_a_line() -> None:
    """Editors and terminals open ``path:line``: it is not torn for the sake of a note beside it."""
    path = "src/" + "package/" * 6 + "module.py"
    point = Point(OBS003, failed("no", Evidence(path, 7, "a note of some length that does not fit beside it")))
    lines = render("text", replace(EMPTY, points=(point,)), RenderOptions(width=80)).splitlines()
    assert f"  near     {path}:7" in lines


def test_text_of_a_huge_word_is_cut() -> None:
    """A line of a megabyte costs no more than a long line; rich's highlighter would need hours for it."""
    huge = "x" * 1_000_000
    point = Point(OBS002, passed(huge, Evidence(huge, 1, huge, huge)))
    result = replace(EMPTY, points=(point,), findings=(replace(FINDINGS[0], message=huge, snippet=huge),))
    for name in set(FORMATS) - {"json"}:
        assert len(render(name, result, RenderOptions(verbose=True))) < 50_000, name


@pytest.mark.parametrize("name", ["text", "markdown", "html", "junit", "sarif", "json"])
def test_waived_point_is_named_with_its_reason(name: str) -> None:
    """A waiver marks and never hides."""
    text = render(name, RESULT)
    assert "ARC004" in text
    assert "moving with the order service (ann, until 2027-03-31)" in text


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json"])
def test_files_not_analysed_are_named_with_the_reason(name: str) -> None:
    """Every path seen is accounted for."""
    text = render(name, RESULT)
    for words in ("src/shop/broken.py", "never closed", "src/shop/generated.py", "larger than 2 MiB"):
        assert words in text


def test_json_holds_time_and_version_only_under_run() -> None:
    """Two runs over one input differ nowhere else, and nothing stands there that was not given."""
    bare = msgspec.json.decode(render("json", replace(RESULT, version="")))
    timed = msgspec.json.decode(render("json", replace(RESULT, version="9.9.9", run=TIMED)))
    assert bare.pop("run") == {}
    assert timed.pop("run") == {
        "version": "9.9.9",
        "started": "2026-11-21T05:13:00Z",
        "seconds": 1.25,
        "python": "3.12.4",
        "platform": "linux",
    }
    assert bare == timed


def test_json_schema_rejects_what_is_no_report() -> None:
    """The schema says something: a wrong version, status or missing key does not validate."""
    document = msgspec.json.decode(render("json", RESULT))
    validator = parsing.report_schema()
    assert validator.is_valid(document)
    assert not validator.is_valid({**document, "schema_version": "2"})
    assert not validator.is_valid({**document, "points": [{**document["points"][0], "status": "maybe"}]})
    assert not validator.is_valid({key: value for key, value in document.items() if key != "gate"})


def test_annotations_come_by_weight_and_stop_where_github_stops_showing() -> None:
    """Blockers, then lost points, then errors; ten of a level; the rest is counted in the last line."""
    result = replace(RESULT, findings=(*findings(30), *FINDINGS))
    read = parsing.workflow_commands(render("github", result))
    titles = [pairs["title"] for _, pairs, _ in read]
    assert titles[0] == "SEC101 blocker"
    assert titles[1:4] == ["TST002 coverage-80: fail", "OBS003 readiness-endpoint: fail", "SEC003 rate-limiting: fail"]
    levels = [level for level, _, _ in read]
    assert levels.count("error") == 10
    assert levels.count("warning") == 3
    assert "40 annotations more" in read[-1][2]
    full = parsing.workflow_commands(render("github", result, RenderOptions(verbose=True)))
    assert len(full) == len(read) + 40


def test_annotation_of_a_lost_point_is_an_error_only_if_the_gate_failed() -> None:
    """A green job has no red mark."""
    point = Point(OBS003, failed("no"))
    for code, level in ((0, "warning"), (1, "error")):
        read = parsing.workflow_commands(render("github", replace(EMPTY, points=(point,), gate=Gate(code))))
        assert read[0][0] == level


def test_annotation_carries_a_hostile_name_unchanged_to_the_reader() -> None:
    """What the runner decodes is the visible name, percent signs, colons and commas included."""
    result = replace(EMPTY, findings=tuple(Finding("X", Severity.ERROR, Location(n, 1), n) for n in HOSTILE_NAMES))
    read = parsing.workflow_commands(render("github", result, RenderOptions(verbose=True)))
    assert {pairs["file"] for _, pairs, _ in read[:-1]} == {escape.path(name) for name in HOSTILE_NAMES}


def sarif_results(result: Result) -> list[dict[str, object]]:
    """The results of the log."""
    document = msgspec.json.decode(render("sarif", result))
    found: list[dict[str, object]] = document["runs"][0]["results"]
    return found


def test_sarif_marks_what_is_suppressed_and_what_is_new() -> None:
    """Silenced results are there, with the kind and the reason; the baseline's state is SARIF's."""
    found = sarif_results(RESULT)
    suppressions = [item["suppressions"] for item in found if "suppressions" in item]
    assert suppressions == [
        [{"kind": "external", "status": "accepted", "justification": f"waiver: {RESULT.points[6].waived}"}],
        [{"kind": "inSource", "status": "accepted", "justification": "comment: the SDK wants it there"}],
        [{"kind": "external", "status": "accepted", "justification": "waiver: revoked (bo, until 2027-01-01)"}],
    ]
    states = [item.get("baselineState") for item in found if item["ruleId"] in ("SEC101", "OBS101")]
    assert states.count("new") == 1
    assert states.count("unchanged") == len(HOSTILE_NAMES)


def test_sarif_fingerprint_survives_a_moved_line_and_tells_twins_apart() -> None:
    """Code scanning keeps an alert when lines are added above it, and does not merge two equal lines."""
    twins = (
        Finding("X", Severity.ERROR, Location("a.py", 3), "m"),
        Finding("X", Severity.ERROR, Location("a.py", 9), "m"),
    )
    moved = tuple(replace(f, location=replace(f.location, line=f.location.line + 5)) for f in twins)

    def prints(found: tuple[Finding, ...]) -> list[object]:
        return [item["partialFingerprints"] for item in sarif_results(replace(EMPTY, findings=found))]

    first, second = prints(twins)
    assert first != second
    assert prints(moved) == [first, second]


def test_sarif_of_a_failed_gate_is_a_successful_audit() -> None:
    """Exit code 1 is a verdict; 4 is an audit that did not end."""
    for code, successful in ((0, True), (1, True), (3, False), (4, False)):
        document = msgspec.json.decode(render("sarif", replace(RESULT, gate=Gate(code))))
        invocation = document["runs"][0]["invocations"][0]
        assert (invocation["executionSuccessful"], invocation["exitCode"]) == (successful, code)


def test_uri_keeps_the_bytes_of_a_name() -> None:
    """A name that is not UTF-8 is percent-encoded byte by byte; nothing in it is a scheme or a fragment."""
    assert escape.uri("a b/\udcff#?:%.py") == "a%20b/%FF%23%3F%3A%25.py"


def test_junit_case_for_each_verdict() -> None:
    """A lost point fails, an unknown one is an error, one that does not apply is skipped, the rest pass."""
    root: Element = Xml.fromstring(render("junit", RESULT))
    cases = {case.attrib["name"].split()[0]: [child.tag for child in case] for case in root.iter("testcase")}
    assert cases["OBS003"] == ["failure"]
    assert cases["INF003"] == ["error"]
    assert cases["SEC001"] == ["skipped"]
    assert cases["TST001"] == cases["ARC004"] == cases["CFG102"] == ["system-out"]
    assert cases["SEC101"] == cases["OBS101"] == ["failure"]
    read = JUnitXml.fromstring(render("junit", RESULT).encode())
    assert (read.tests, read.failures, read.errors) == (16, 5, 1)


def test_gitlab_fingerprint_survives_a_moved_line() -> None:
    """The merge request shows what it adds, not what it moves."""
    here = msgspec.json.decode(render("gitlab", replace(EMPTY, findings=findings(3))))
    there = tuple(replace(f, location=replace(f.location, line=f.location.line + 40)) for f in findings(3))
    moved = msgspec.json.decode(render("gitlab", replace(EMPTY, findings=there)))
    assert [item["fingerprint"] for item in here] == [item["fingerprint"] for item in moved]
    assert len({item["fingerprint"] for item in here}) == 3


def test_markdown_marker_is_the_same_for_the_next_run_and_differs_by_target() -> None:
    """A later run finds its own comment and no other's."""
    marker = markdown.marker(RESULT)
    assert render("markdown", RESULT).startswith(marker + "\n")
    assert markdown.marker(replace(RESULT, gate=Gate(0), revision="other", version="2")) == marker
    assert markdown.marker(replace(RESULT, target="b")) != marker
    assert "-->" not in markdown.marker(replace(RESULT, target="a--><b>"))[:-3]


def test_markdown_that_is_too_long_for_a_comment_is_cut_between_sections() -> None:
    """The head stays, the end goes, no element is left open, and the report says so."""
    long = tuple(replace(f, code=f"ABC{n:03}", message="m" * 160) for n, f in enumerate(findings(400)))
    text = render("markdown", replace(RESULT, findings=long))
    assert len(text) < 65_536
    assert text.rstrip().endswith("the rest is left out.*")
    assert "Lost points" in text
    assert text.count("<details>") == text.count("</details>")


def test_markdown_shows_hostile_names_as_they_are() -> None:
    """Escaping is not loss: the reader sees every visible character of the name."""
    names = HOSTILE_NAMES[:14]
    refused = tuple(replace(RESULT.refused[0], path=name, line=0) for name in names)
    for three in range(0, len(names), 3):
        page = parsing.markdown(render("markdown", replace(EMPTY, refused=refused[three : three + 3])))
        for name in names[three : three + 3]:
            assert escape.path(name) in page.text


@pytest.mark.parametrize(
    "host", ["javascript:alert(1)", "//evil.example", "https://a.example/b c", 'https://a.example/"x', ""]
)
def test_only_a_plain_web_address_makes_links(host: str) -> None:
    """Whatever the caller got as host, a report never links elsewhere."""
    assert not parsing.html(render("html", RESULT, RenderOptions(host=host))).links()
    assert not parsing.markdown(render("markdown", RESULT, RenderOptions(host=host))).links()


def test_links_open_the_line_at_the_host() -> None:
    """A place is one click away where the report knows the host."""
    options = RenderOptions(host="https://code.example/shop/blob/3f7902c/")
    wanted = "https://code.example/shop/blob/3f7902c/src/shop/api/health.py#L14"
    assert wanted in parsing.html(render("html", RESULT, options)).links()
    assert wanted in parsing.markdown(render("markdown", RESULT, options)).links()


def test_html_allows_its_own_style_and_nothing_else() -> None:
    """The policy's hash is that of the style sheet in the page; no script, image or frame may load."""
    import base64
    import hashlib

    text = render("html", RESULT)
    style = text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(a["content"] or "" for tag, a in parsing.html(text).tags if tag == "meta" and "http-equiv" in a)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "style=" not in text


@pytest.mark.parametrize(
    ("passed_points", "applicable", "color"),
    [
        (54, 100, "red"),
        (55, 100, "orange"),
        (79, 100, "orange"),
        (80, 100, "yellow"),
        (95, 100, "brightgreen"),
        (0, 0, "lightgrey"),
    ],
)
def test_badge_changes_colour_where_the_rating_changes(passed_points: int, applicable: int, color: str) -> None:
    """Borders are inclusive, as the rating's are."""
    assert badge.color(scored(passed_points, applicable)) == color


def test_badge_with_an_open_blocker_is_never_green() -> None:
    """The badge shows the cap."""
    result = scored(20, 20)
    assert badge.color(replace(result, score=replace(result.score, capped=True))) == "orange"


def test_badge_text_contrasts_with_its_ground() -> None:
    """White on every ground reaches 4.5 to 1, the border of WCAG 2 AA for small text."""
    for ground in (*badge._COLORS.values(), "#444444"):
        assert 1.05 / (_luminance(ground) + 0.05) >= 4.5, ground


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_table_counts_gates_and_names_what_is_lost_most_often() -> None:
    """Several targets: a line each, the common gaps, and how many passed."""
    other = replace(EMPTY, points=(Point(SEC003, failed("no")),), gate=Gate(0))
    text = table.render([RESULT, other], RenderOptions(width=100))
    assert "SEC003 rate-limiting  2 of 2" in text
    assert "OBS003 readiness-endpoint  1 of 2" in text
    assert text.splitlines()[-1] == "1 of 2 targets passed"


def test_sarif_lists_a_related_place_once() -> None:
    """The standard wants related locations unique; a rule may name one place twice."""
    place = Evidence("a.py", 3, "here")
    found = sarif_results(replace(EMPTY, points=(Point(OBS003, failed("no", place, place, place)),)))
    assert len(found[0]["relatedLocations"]) == 1  # type: ignore[arg-type] # JSON is typed by its reader


def test_silenced_findings_are_counted_by_what_silenced_them() -> None:
    """The reason behind it is the repository's own text and never part of a heading."""
    reasons = ("comment: ![a](//evil.example)", "waiver: x", "waiver: y", "baseline", "<b>by a plugin")
    found = tuple(replace(f, suppressed=reason) for f, reason in zip(findings(5), reasons, strict=True))
    assert view.findings_phrase(replace(EMPTY, findings=found)) == (
        "0 open; 5 silenced (1 by baseline, 1 by comment, 1 by other means, 2 by waiver)"
    )


@pytest.mark.parametrize(
    ("form", "shown"), [("github", "file="), ("azure", "sourcepath="), ("gitlab", '"path": "'), ("sarif", '"uri": "')]
)
def test_hosts_get_paths_from_the_root_of_the_repository(form: str, shown: str) -> None:
    """Of a service in a folder of a monorepo; people read the paths below the folder that they named."""
    places = [point.verdict.evidence for point in RESULT.points]
    paths = {item.path for evidence in places for item in evidence} | {each.location.path for each in RESULT.findings}
    inside = replace(RESULT, prefix="services/shop/")
    at_top, below = (render(form, result, RenderOptions(verbose=True)) for result in (RESULT, inside))
    told = [path for path in paths if path.isascii() and f"{shown}{path}" in at_top]
    assert told
    assert all(f"{shown}services/shop/{path}" in below and f"{shown}{path}" not in below for path in told)
    assert render("text", inside) == render("text", RESULT)
