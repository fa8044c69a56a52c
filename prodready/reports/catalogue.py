"""The rules as text: the list of ``prodready rules`` and the page of ``prodready explain CODE``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from prodready.model import RuleInfo, Status
from prodready.reports import RenderOptions, escape, view
from prodready.reports.terminal import SEVERITY_STYLES, Page


class Example(msgspec.Struct, frozen=True):
    """A file, or part of one, with the verdict that it leads to."""

    status: Status
    path: str
    code: str


def render_rules(rules: Sequence[RuleInfo], options: RenderOptions) -> str:
    """Every rule on a line of its own, by section in the order given, points before findings."""
    page = Page(options)
    order = {section: number for number, section in enumerate(dict.fromkeys(rule.section for rule in rules))}
    ranked = sorted(rules, key=lambda rule: (order[rule.section], rule.severity is not None, rule.code))
    names = max((len(escape.visible(rule.name)) for rule in rules), default=0)
    for section, members in groupby(ranked, key=lambda rule: rule.section):
        page.heading(escape.visible(section).upper())
        for rule in members:
            _row(page, rule, names)
    points = sum(rule.severity is None for rule in rules)
    page.blank()
    page.line(
        page.text(f"{view.count(points, 'point')}, {view.count(len(rules) - points, 'finding')}. ")
        + page.text("prodready explain CODE tells more.")
    )
    return page.render()


def render_rule(rule: RuleInfo, options: RenderOptions, examples: Sequence[Example] = (), fixable: bool = False) -> str:
    """All there is to know about one rule, with examples of both verdicts where they are given."""
    page = Page(options)
    kind = f"finding, {rule.severity.value}" if rule.severity else "point"
    page.line(page.text((f"{escape.visible(rule.code)} {escape.visible(rule.name)}", "bold")))
    page.line(page.text(f"{escape.visible(rule.section)}, {kind}, takes {rule.effort.value} to fix"))
    page.blank()
    page.line(page.text(escape.prose(rule.question)), 2)
    page.field("why", escape.prose(rule.why, 2_000))
    page.field("fix", escape.prose(rule.fix, 2_000))
    if fixable:
        page.field("", "prodready fix can rewrite it")
    for number, link in enumerate(rule.references):
        page.link("" if number else "see", escape.visible(link))
    _description(page, rule)
    for example in examples:
        _example(page, example)
    return page.render()


def _row(page: Page, rule: RuleInfo, names: int) -> None:
    style = SEVERITY_STYLES[rule.severity] if rule.severity else ""
    word = rule.severity.value if rule.severity else "point"
    lead = page.text(
        "  ",
        (escape.visible(rule.code), "bold"),
        f"  {escape.visible(rule.name):<{names}}  ",
        (f"{word:<7}", style),
        "  ",
    )
    page.line(page.text(escape.prose(rule.question)), lead=lead)


def _description(page: Page, rule: RuleInfo) -> None:
    """Paragraphs are filled anew; indented and listed lines stand as they are written."""
    paragraph: list[str] = []
    fenced = False
    page.blank()
    for line in [*escape.block(rule.description.strip()), ""]:
        fence = line.lstrip().startswith("```")
        fenced ^= fence
        if line.strip() and not (fence or fenced or line.startswith((" ", "- ", "* ", "|"))):
            paragraph.append(line.strip())
            continue
        if paragraph:
            page.line(page.text(" ".join(paragraph)), 2)
            paragraph.clear()
        if line.strip():
            page.line(page.text(line.strip()), 2 + len(line) - len(line.lstrip()))
        else:
            page.blank()


def _example(page: Page, example: Example) -> None:
    verb = {Status.PASS: "PASSES", Status.FAIL: "FAILS", Status.NA: "DOES NOT APPLY"}.get(example.status, "UNKNOWN")
    page.heading(verb, escape.path(example.path))
    page.blank()
    for line in escape.block(example.code.strip("\n")):
        page.cropped(page.text(line or " "), 2)
