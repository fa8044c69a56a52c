"""Give the same labelled repositories to the nearest public tools, and compare what each claims to decide.

    python benchmarks/peers.py --checkouts DIR --labels DIR [--tools DIR]

Each tool is installed from PyPI into a virtual environment of its own below ``--tools`` (default: a temporary folder) and run
on a copy of each checkout at its labelled commit. A tool is compared only on points for which it has a check, under the
mapping in ``TOOLS``; a check that finds nothing to say counts as *pass*. vibegate is left out: it runs the repository's own tests
and tools instead of reading it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from accuracy import labels, scan

Verdicts = Mapping[str, str]


@dataclass(frozen=True)
class Tool:
    """A peer: what to install, how to call it, and how to read verdicts out of what it prints."""

    name: str
    requirements: tuple[str, ...]
    command: tuple[str, ...]
    read: Callable[[str], Verdicts]
    claims: str
    only: str = ""  # restricts it to repositories of one framework


def _readiness(output: str) -> Verdicts:
    named = {
        "CI pipeline configured": "INF003",
        "Tests exist": "TST003",
        "Health check endpoint": "OBS002",
        "Dockerfile or container config": "INF001",
    }
    results = json.loads(output[output.index("{") :])
    found = {}
    for item in _objects(results):
        title = str(item.get("title") or item.get("name") or item.get("checkpoint") or "")
        if title in named:
            status = str(item.get("status") or item.get("result") or item.get("passed")).lower()
            found[named[title]] = "pass" if status in ("pass", "passed", "true", "ok") else "fail"
    return found


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _repo_review(output: str) -> Verdicts:
    checks = json.loads(output)["checks"]
    named = {"PP301": "TST001", "GH100": "INF003"}
    return {
        point: "pass" if checks[code]["result"] else "fail"
        for code, point in named.items()
        if code in checks and checks[code]["result"] is not None
    } | {point: "fail" for code, point in named.items() if code not in checks or checks[code]["result"] is None}


def _vibe_check(output: str) -> Verdicts:
    text = output
    return {
        "TST001": "fail" if "No test runner configuration found" in text else "pass",
        "TST003": "fail" if "No test directory found" in text else "pass",
    }


def _flask_production(output: str) -> Verdicts:
    return {
        "SEC003": "fail" if "Rate limiting was not detected" in output else "pass",
        "TST003": "fail" if "No test suite found" in output else "pass",
    }


TOOLS = (
    Tool(
        "readiness-as-code",
        ("readiness-as-code",),
        ("ready", "scan", "--json"),
        _readiness,
        "Tests exist → TST003, Health check endpoint → OBS002, Dockerfile → INF001, CI pipeline → INF003",
    ),
    Tool(
        "repo-review with sp-repo-review",
        ("repo-review[cli]", "sp-repo-review"),
        ("repo-review", "--format", "json", "."),
        _repo_review,
        "PP301 → TST001, GH100 → INF003",
    ),
    Tool(
        "vibe-code-check",
        ("vibe-code-check",),
        ("vibe-check", "scan", "--format", "json", "."),
        _vibe_check,
        "test runner configuration → TST001, test directory → TST003",
    ),
    Tool(
        "flask-production-mcp",
        ("flask-production-mcp",),
        ("flask-production-mcp", "audit", "--json", "--skip-deps", "--skip-bandit", "."),
        _flask_production,
        "rate limiting → SEC003, test suite → TST003",
        only="flask",
    ),
)


def installed(tool: Tool, folder: Path) -> Path:
    """The tool's virtual environment, made on first use."""
    home = folder / tool.requirements[0].partition("[")[0]
    if not (home / "bin" / tool.command[0]).exists():
        venv.create(home, with_pip=True)
        subprocess.run([home / "bin" / "pip", "install", "--quiet", *tool.requirements], check=True)
    return home


def version(tool: Tool, home: Path) -> str:
    """The installed versions, as pip tells them."""
    wanted = {item.partition("[")[0] for item in tool.requirements}
    listed = subprocess.run(
        [home / "bin" / "pip", "list", "--format", "json"], capture_output=True, text=True, check=True
    )
    return ", ".join(
        f"{item['name']} {item['version']}" for item in json.loads(listed.stdout) if item["name"] in wanted
    )


def run(tool: Tool, home: Path, tree: Path) -> Verdicts | str:
    """The tool's verdicts about a tree, or its failure in a sentence."""
    command = [str(home / "bin" / tool.command[0]), *tool.command[1:]]
    try:
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=300, check=False)
        return tool.read(done.stdout)
    except (ValueError, KeyError, subprocess.TimeoutExpired) as error:
        return f"{type(error).__name__}: {str(error)[:80]}"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkouts", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--tools", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.tools or Path(scratch) / "tools"
        trees = Path(scratch) / "trees"
        judged = [(name, label) for name, label in labels(options.labels) if (options.checkouts / name).is_dir()]
        own = {name: scan(options.checkouts / name, str(label["commit"])).status for name, label in judged}
        for name, label in judged:
            _unpack(options.checkouts / name, str(label["commit"]), trees / name)
        print("| tool | version | what was compared | clear verdicts | its agreement | ours on the same | no answer |")
        print("|---|---|---|---|---|---|---|")
        for tool in TOOLS:
            print(_row(tool, installed(tool, folder), judged, trees, own))
    return 0


def _row(
    tool: Tool,
    home: Path,
    judged: list[tuple[str, dict[str, object]]],
    trees: Path,
    own: Mapping[str, Verdicts],
) -> str:
    clear = theirs = ours = failed = 0
    for name, label in judged:
        frameworks = label["frameworks"]
        if tool.only and (not isinstance(frameworks, list) or tool.only not in frameworks):
            continue
        given = run(tool, home, trees / name)
        if isinstance(given, str):
            failed += 1
            print(f"{tool.name} on {name}: {given}", file=sys.stderr)
            continue
        verdicts = label["verdicts"]
        assert isinstance(verdicts, dict)
        for code, verdict in given.items():
            if verdicts[code]["sure"] == "clear":
                clear += 1
                theirs += verdict == verdicts[code]["verdict"]
                ours += own[name].get(code) == verdicts[code]["verdict"]
    share = f"{theirs} ({theirs / clear:.0%})" if clear else "none"
    mine = f"{ours} ({ours / clear:.0%})" if clear else "none"
    return f"| {tool.name} | {version(tool, home)} | {tool.claims} | {clear} | {share} | {mine} | {failed} |"


def _unpack(checkout: Path, commit: str, target: Path) -> None:
    """The tree of a commit, without its history; files whose content is not at hand are left out."""
    target.mkdir(parents=True)
    listed = subprocess.run(
        ["git", "ls-tree", "-r", "-z", commit], cwd=checkout, capture_output=True, text=True, check=True
    ).stdout
    for row in filter(None, listed.split("\0")):
        meta, path = row.split("\t", 1)
        mode, kind, blob = meta.split()
        if kind != "blob" or mode == "120000":
            continue
        content = subprocess.run(["git", "cat-file", "blob", blob], cwd=checkout, capture_output=True, check=False)
        if content.returncode == 0:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(content.stdout)


if __name__ == "__main__":
    sys.exit(main())
