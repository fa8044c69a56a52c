"""Plugins: what they offer, who is named when they clash, and what a broken one costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import replace

import prodready_rules
from prodready import plugins, project
from prodready.api import Effort, Evidence, Fact, Rule, Verdict, fact, hookimpl, passed, point, rules_below
from prodready.discovery import modules_below
from prodready.model import Coverage, Gate, Result, Score
from prodready.plugins import BuiltinError, PluginError, Plugins, Source
from prodready.project.providers import engine_facts
from prodready.project.snapshot import Snapshot
from prodready.reports import FORMATS, RenderOptions

EXAMPLE = Path(__file__).parents[1] / "plugin_example"
PACK = Path(prodready_rules.__file__).parent
PROJECT = Path(project.__file__).parent

SCORE = Score(0, 0, 0, 0.0, "not rated")
RESULT = Result("t", "p", "s", (), (), SCORE, SCORE, (), Coverage(0, 0, 0, 0, 0), (), (), Gate(0), ())


@dataclass(frozen=True)
class Width:
    """A fact."""

    columns: int


@fact
def width(snapshot: Snapshot) -> Width:
    return Width(len(snapshot.files))


def a_rule(code: str) -> Rule:
    @point(code=code, name=code.lower(), section="s", question="?", why="w", fix="f", effort=Effort.HOURS)
    def rule(snapshot: Snapshot) -> Verdict:
        return passed("", Evidence("a.py"))

    return rule


def source(name: str, **hooks: Callable[[], object]) -> Source:
    """A plugin with some hooks."""

    def named(hook: str, answer: Callable[[], object]) -> object:
        def function() -> object:
            return answer()

        function.__name__ = hook
        return hookimpl(function)

    plugin = ModuleType("a_plugin")
    vars(plugin).update({hook: named(hook, answer) for hook, answer in hooks.items()})
    return Source(name, lambda: plugin)


def giving(*offered: object) -> Callable[[], object]:
    return lambda: offered


def raising(error: BaseException) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


def test_rules_of_all_plugins_come_by_code() -> None:
    found = Plugins(
        [source("one", prodready_rules=giving(a_rule("X002"))), source("two", prodready_rules=giving(a_rule("X001")))]
    )
    assert [info.code for info in found.infos] == ["X001", "X002"]
    assert found.notices == ()


def test_the_engines_facts_lead_those_of_plugins() -> None:
    mine = Fact(str, lambda: "", (), "m")
    found = Plugins([source("one", prodready_facts=giving(mine))], facts=[width])
    assert found.facts == (width, mine)


def mapping(**offered: object) -> Callable[[], object]:
    return lambda: offered


@pytest.mark.parametrize(
    ("hook", "answer", "ask", "claimed"),
    [
        ("prodready_rules", giving(a_rule("X001")), lambda found: found.rules, 'the rule "X001"'),
        ("prodready_facts", giving(width), lambda found: found.facts, f'the provider of "{__name__}.Width"'),
        ("prodready_profiles", mapping(harbour=""), lambda found: found.profiles, 'the profile "harbour"'),
        ("prodready_formats", mapping(csv=str), lambda found: found.formats, 'the format "csv"'),
    ],
)
def test_two_plugins_that_claim_one_thing_are_both_named(
    hook: str, answer: Callable[[], object], ask: Callable[[Plugins], object], claimed: str
) -> None:
    found = Plugins([source("one (pack-one 1.0)", **{hook: answer}), source("two (pack-two 2.0)", **{hook: answer})])
    with pytest.raises(PluginError) as caught:
        ask(found)
    said = f"{claimed} is claimed by one (pack-one 1.0) and by two (pack-two 2.0); uninstall one of them"
    assert str(caught.value) == said
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("hooks", "ask"),
    [
        ({"prodready_facts": giving(width)}, lambda found: found.facts),
        ({"prodready_profiles": mapping(**{"qa-cto": ""})}, lambda found: found.profiles),
        ({"prodready_formats": mapping(json=str)}, lambda found: found.formats),
    ],
)
def test_a_plugin_cannot_take_the_place_of_the_engines_own(
    hooks: Mapping[str, Callable[[], object]], ask: Callable[[Plugins], object]
) -> None:
    found = Plugins([source("one", **hooks)], facts=[width], profiles={"qa-cto": ""})
    with pytest.raises(PluginError, match="is claimed by prodready itself and by one"):
        ask(found)


def test_one_plugin_that_claims_a_code_twice_is_an_error_too() -> None:
    with pytest.raises(PluginError, match="by one and by one"):
        Plugins([source("one", prodready_rules=giving(a_rule("X001"), a_rule("X001")))]).rules  # noqa: B018 (it raises)


@pytest.mark.parametrize("error", [ImportError("no module\nnamed x"), SystemExit(3), RecursionError("deep")], ids=repr)
def test_a_plugin_that_does_not_load_costs_only_itself_and_is_named(error: BaseException) -> None:
    good = source("good", prodready_rules=giving(a_rule("X001")))
    found = Plugins([Source("bad (pack 1.0)", raising(error)), good])
    assert [info.code for info in found.infos] == ["X001"]
    (notice,) = found.notices
    assert notice.level == "error"
    assert notice.message.startswith(
        f"the plugin bad (pack 1.0) could not be loaded and is left out: {type(error).__name__}: "
    )
    assert "\n" not in notice.message


@pytest.mark.parametrize(
    ("hook", "answer", "said"),
    [
        ("prodready_rules", raising(ValueError("broken")), "failed in prodready_rules and is left out: ValueError"),
        ("prodready_rules", giving("X001"), "it gave a str where a Rule is due"),
        ("prodready_rules", lambda: 7, "it gave a int where a Rule is due"),
        ("prodready_facts", giving(a_rule("X001")), "it gave a Rule where a Fact is due"),
        ("prodready_profiles", giving("harbour"), "it gave a tuple where a mapping is due"),
        ("prodready_profiles", mapping(harbour=3), "it gave a int for 'harbour' where TOML text is due"),
        ("prodready_formats", mapping(csv="csv"), "it gave a str for 'csv' where a function is due"),
    ],
)
def test_a_hook_that_fails_or_gives_something_else_costs_only_its_plugin(
    hook: str, answer: Callable[[], object], said: str
) -> None:
    offers: dict[str, Callable[[], object]] = {
        "prodready_rules": giving(a_rule("X009")),
        "prodready_facts": giving(width),
        "prodready_profiles": mapping(good=""),
        "prodready_formats": mapping(good=str),
    }
    found = Plugins([source("bad", **{hook: answer}), source("good", **offers)])
    offered = [found.rules, found.facts, found.profiles, found.formats]
    assert [len(each) for each in offered] == [1, 1, 1, 1]
    assert len(found.notices) == 1
    assert said in found.notices[0].message


def test_a_misspelt_hook_is_reported_instead_of_never_being_called() -> None:
    found = Plugins([source("bad", prodready_rule=giving(a_rule("X001")))])
    assert found.rules == ()
    assert "prodready_rule" in found.notices[0].message


@pytest.mark.parametrize("broken", ["load", "hook"])
def test_the_builtin_pack_has_no_excuse(broken: str) -> None:
    packs = {
        "load": Source("builtin", raising(ImportError("gone")), builtin=True),
        "hook": replace(source("builtin", prodready_rules=raising(ValueError("gone"))), builtin=True),
    }
    with pytest.raises(BuiltinError, match=r"the built-in pack .*gone"):
        Plugins([packs[broken]]).rules  # noqa: B018 (it raises)


def test_the_builtin_pack_is_a_plugin_like_any_other_and_comes_first() -> None:
    first = plugins.sources()[0]
    assert first.builtin
    assert first.name.startswith("builtin (prodready ")
    assert first.load() is prodready_rules


def test_every_module_of_the_pack_that_is_named_for_a_rule_is_found_and_every_section_is_a_package() -> None:
    on_disk = {
        ".".join(path.relative_to(PACK.parent).with_suffix("").parts)
        for path in PACK.rglob("*.py")
        if path.name != "__init__.py"
    }
    assert set(modules_below(prodready_rules)) == on_disk
    rules = rules_below(prodready_rules)
    named = {module for module in on_disk if module.rpartition(".")[2][:6].rstrip("_")[3:].isdigit()}
    assert {rule.module for rule in rules} >= named
    assert [rule.info.code for rule in rules] == sorted(rule.info.code for rule in rules)
    for rule in rules:
        assert rule.module.rpartition(".")[2].startswith(f"{rule.info.code.lower()}_")


def test_every_fact_that_a_module_of_the_engine_declares_is_provided() -> None:
    declared_in = {
        ".".join(("prodready.project", *path.relative_to(PROJECT).with_suffix("").parts))
        for path in PROJECT.rglob("*.py")
        if "\n@fact\n" in path.read_text("utf-8")
    }
    assert {each.module for each in engine_facts()} == declared_in
    assert declared_in


def package(folder: Path, name: str, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        place = folder / name / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(textwrap.dedent(text), "utf-8")


RULE = """
    from prodready.api import Effort, Evidence, passed, point
    from prodready.project.snapshot import Snapshot

    @point(code="{code}", name="n", section="s", question="?", why="w", fix="f", effort=Effort.HOURS)
    def rule(snapshot: Snapshot):
        return passed("", Evidence("a.py"))
"""


def test_names_of_modules_are_found_without_importing_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(
        tmp_path, "pack_of_names", {"__init__.py": "", "z.py": "1 / 0", "a/__init__.py": "1 / 0", "a/b.py": "1 / 0"}
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert list(modules_below(import_module("pack_of_names"))) == ["pack_of_names.a.b", "pack_of_names.z"]


def test_a_pack_has_the_rules_of_its_rule_modules_and_not_those_that_they_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "__init__.py": "",
        "helpers.py": "1 / 0",
        "b/__init__.py": "",
        "b/zzz002_later.py": "from pack_of_rules.zzz001_first import rule as other\n"
        + textwrap.dedent(RULE).format(code="ZZZ002"),
        "zzz001_first.py": RULE.format(code="ZZZ001"),
    }
    package(tmp_path, "pack_of_rules", files)
    monkeypatch.syspath_prepend(tmp_path)
    assert [rule.info.code for rule in rules_below(import_module("pack_of_rules"))] == ["ZZZ001", "ZZZ002"]


def test_a_module_named_for_a_rule_that_holds_none_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "pack_of_none", {"__init__.py": "", "zzz001_first.py": "rule = None\n"})
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ValueError, match=r"pack_of_none\.zzz001_first is named for a rule and holds 0"):
        rules_below(import_module("pack_of_none"))


def with_formats(monkeypatch: pytest.MonkeyPatch, **formats: object) -> None:
    found = Plugins([source("one", prodready_formats=mapping(**formats))])
    monkeypatch.setattr(plugins, "installed", lambda: found)


def test_a_plugins_format_renders_and_stands_after_the_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    def shout(result: Result, options: RenderOptions) -> str:
        return f"{result.target}! {options.width}"

    with_formats(monkeypatch, shout=shout)
    assert plugins.render("shout", RESULT, RenderOptions(width=7)) == "t! 7"
    assert plugins.format_names() == (*FORMATS, "shout")
    assert json.loads(plugins.render("json", RESULT))["target"]


def test_a_plugins_format_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(result: Result, options: RenderOptions) -> str:
        raise KeyError("x")

    with_formats(monkeypatch, broken=broken, silent=lambda result, options: None)
    with pytest.raises(PluginError, match='the report format "broken" failed: KeyError'):
        plugins.render("broken", RESULT)
    with pytest.raises(PluginError, match='the report format "silent" gave a NoneType instead of text'):
        plugins.render("silent", RESULT)
    with pytest.raises(KeyError):
        plugins.render("none", RESULT)


USE = """
    import json
    import sys
    from prodready import criteria, profiles, score
    from prodready.cite import lines_of
    from prodready.facts.documents import Text
    from prodready.facts.files import FileInfo, Kind, Role
    from prodready.judge import judge
    from prodready.model import Coverage, Gate, Result
    from prodready.plugins import format_names, installed, render
    from prodready.project.snapshot import Snapshot

    found = installed()
    definitions = {name: profiles.define(name, text) for name, text in found.profiles.items()}
    profile = profiles.resolve("harbour", definitions, found.infos)
    text = "docs/ @ada\\n* @bob\\n"
    snapshot = Snapshot(
        files={"CODEOWNERS": FileInfo("CODEOWNERS", Kind.TEXT, Role.OTHER)},
        modules={},
        documents={"CODEOWNERS": Text(tuple(lines_of(text)))},
    )
    rules = [rule for rule in found.rules if rule.info.code == "HBR001"]
    judged = judge(rules, found.facts, snapshot, lambda path: lines_of(text))
    points = criteria.decide(profile, criteria.Judgement(judged.points, (), [rule.info for rule in rules]))
    total = score.score(points)
    seen = Coverage(1, 1, 0, 0, 0)
    result = Result("t", profile.name, "s", judged.points, (), total, total, (), seen, (), (), Gate(0), ())
    json.dump(
        {
            "ids": [each.id for each in profile.criteria],
            "require": profile.require,
            "statuses": {point.info.code: point.verdict.status.value for point in points},
            "evidence": [(each.path, each.line, each.snippet) for each in judged.points[0].verdict.evidence],
            "csv": render("csv", result),
            "formats": format_names(),
            "notices": [notice.message for notice in found.notices],
        },
        sys.stdout,
    )
"""


def test_a_pack_of_a_third_party_is_installed_and_used_like_the_builtin_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    install = ["install", "--no-deps", "--no-build-isolation", "--no-index", "--no-compile", "--target", str(target)]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONPATH": str(target)}
    subprocess.run(
        [sys.executable, "-m", "pip", *install, str(EXAMPLE)], check=True, capture_output=True, env=environment
    )
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(USE)], capture_output=True, text=True, env=environment, check=False
    )
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said["notices"] == []
    assert said["ids"][-1] == "HBR001"
    assert "SEC001" not in said["ids"]
    assert said["require"] == ["HBR001"]
    assert said["statuses"]["HBR001"] == "pass"
    assert said["evidence"] == [["CODEOWNERS", 2, "* @bob"]]
    assert said["csv"] == "code,status,message\nHBR001,pass,everything has an owner\n"
    assert said["formats"][-1] == "csv"
