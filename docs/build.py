"""Write what is generated: ``docs/rules/`` from the rules, and the marked blocks of ``README.md``.

``python docs/build.py`` writes; with ``--check`` it writes nothing, names what is out of date and exits 1.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import prodready_rules
from prodready.api import Rule, rules_below
from prodready.testing import Case, find_cases, lay_out

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "rules"
README = ROOT / "README.md"
CASES = ROOT / "fixtures_repos"
SECTIONS = ("testing", "observability", "architecture", "configuration", "security", "infrastructure")
HEAD, TAIL = 42, 16
"""Lines of a report that the README shows."""


def main(arguments: list[str]) -> int:
    """Write or check every generated file; the exit code."""
    wanted = dict(generated())
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    orphans = [path for path in sorted(PAGES.glob("*.md")) if path not in wanted]
    if "--check" in arguments:
        for path in (*stale, *orphans):
            print(f"out of date: {path.relative_to(ROOT)} (run python docs/build.py)")
        return int(bool(stale or orphans))
    PAGES.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(wanted[path], "utf-8")
    for path in orphans:
        path.unlink()
    return 0


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file with the text it must have."""
    rules = built_in_rules()
    cases = find_cases(CASES)
    for rule in rules:
        name = rule.module.rpartition(".")[2]
        yield PAGES / f"{rule.info.code}.md", page(rule, [case for case in cases if case.rule == name])
    yield PAGES / "README.md", index(rules)
    blocks = {"points": points(rules), "output": output("prototype")}
    yield README, with_blocks(README.read_text("utf-8"), blocks)


def built_in_rules() -> list[Rule]:
    """The rules of the built-in pack, points first, by section as they stand in the checklist."""
    order = {section: place for place, section in enumerate(SECTIONS)}
    return sorted(
        rules_below(prodready_rules),
        key=lambda rule: (not rule.is_point, order.get(rule.info.section, len(order)), rule.info.code),
    )


def page(rule: Rule, cases: list[Case]) -> str:
    """The reference page of one rule."""
    info = rule.info
    kind = f"finding, {info.severity.value}" if info.severity else "point"
    parts = [
        f"# {info.code} {info.name}",
        f"{info.question}",
        f"*{info.section} · {kind} · usual effort: {info.effort.value}*",
        f"## Why\n\n{info.why}",
        f"## How it is judged\n\n{_without_title(info.description)}" if info.description else "",
        f"## Fix\n\n{info.fix}",
        _examples(cases),
        "\n".join(["## References", "", *(f"- {each}" for each in info.references)]) if info.references else "",
        f"<!-- written by docs/build.py from {rule.module} -->",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _without_title(description: str) -> str:
    """A docstring's own heading would repeat the page's."""
    first, _, rest = description.partition("\n")
    return rest.strip() if first.startswith("# ") else description


def _examples(cases: list[Case]) -> str:
    if not cases:
        return ""
    rows = [f"- [`{case.path.name}`](../../{case.path.relative_to(ROOT).as_posix()}/)" for case in cases]
    return "\n".join(["## Cases", "", "Small repositories that the tests hold this rule to:", "", *rows])


def index(rules: list[Rule]) -> str:
    """The table of all rules."""
    rows = [
        f"| [{rule.info.code}]({rule.info.code}.md) | {rule.info.name} | {_weight(rule)} | {rule.info.question} |"
        for rule in rules
    ]
    return "\n".join(["# Rules", "", "| code | name | kind | question |", "|---|---|---|---|", *rows, ""])


def points(rules: list[Rule]) -> str:
    """The README's table of the points."""
    rows = [
        f"| [{rule.info.code}](docs/rules/{rule.info.code}.md) | {rule.info.question} |"
        for rule in rules
        if rule.is_point
    ]
    return "\n".join(["| point | question |", "|---|---|", *rows])


def _weight(rule: Rule) -> str:
    return rule.info.severity.value if rule.info.severity else "point"


def output(service: str) -> str:
    """What a terminal of 80 columns shows of the scan of a service under ``fixtures_repos/whole``."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(CASES / "whole" / service, Path(folder) / service)
        run = subprocess.run(
            [sys.executable, "-m", "prodready", "scan", service],
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "TERM": "dumb"},
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode > 1:
        raise RuntimeError(f"the scan of {service} ended with {run.returncode}: {run.stderr}")
    lines = [line.rstrip() for line in run.stdout.strip().splitlines()]
    return "\n".join(["```console", f"$ prodready scan {service}", *_shortened(lines), "```"])


def _shortened(lines: list[str]) -> list[str]:
    """The beginning and the end, each cut at an empty line."""
    if len(lines) <= HEAD + TAIL:
        return lines
    head = max(place for place in range(HEAD) if not lines[place])
    tail = min(place for place in range(len(lines) - TAIL, len(lines)) if not lines[place])
    return [*lines[:head], "", "[…]", *lines[tail:]]


def with_blocks(text: str, blocks: Mapping[str, str]) -> str:
    """``text`` with what stands between ``<!-- begin name -->`` and ``<!-- end name -->`` replaced."""
    for name, block in blocks.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        before, _, rest = text.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"there is no block {name!r}")
        text = f"{before}{begin}{block}\n{end}{after}"
    return text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
