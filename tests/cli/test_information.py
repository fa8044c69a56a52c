"""``rules``, ``explain`` and ``config``: what there is, what it means, what is in force."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.cli_runner import Runner


def test_rules_are_listed_filtered_and_given_to_programs(prodready: Runner) -> None:
    """Every word must match; the text, JSON and codes agree."""
    everything = json.loads(prodready("rules", "-f", "json").out)
    codes = [rule["code"] for rule in everything]
    assert codes == sorted(set(codes))
    assert prodready("rules", "-f", "codes").out.split() == codes
    text = prodready("rules").out
    assert all(code in text for code in codes)
    assert prodready("rules", "COVERAGE", "tst", "-f", "codes").out == "TST002\n"
    testing = prodready("rules", "--section", "testing", "--kind", "point", "-f", "codes").out.split()
    assert testing == [rule["code"] for rule in everything if rule["section"] == "testing" and not rule["severity"]]
    assert testing


def test_a_filter_that_finds_nothing_is_an_error(prodready: Runner) -> None:
    """With the nearest section where one is meant."""
    ended = prodready("rules", "--section", "testign")
    assert (ended.code, ended.out) == (2, "")
    assert 'there is no section "testign"; did you mean "testing"?' in ended.err
    assert "no rule matches zzz and yyy" in prodready("rules", "zzz", "yyy").err


def test_a_rule_is_explained_by_code_or_name(prodready: Runner) -> None:
    """Question, why and fix; several at once; the same content as JSON."""
    rules = {rule["code"]: rule for rule in json.loads(prodready("rules", "-f", "json").out)}
    by_code = prodready("explain", "tst001")
    assert by_code.code == 0
    assert by_code.out == prodready("explain", "pytest-config").out
    words = " ".join(by_code.out.split())
    for part in ("question", "why", "fix"):
        assert rules["TST001"][part] in words
    both = prodready("explain", "TST001", "TST002", "-f", "json")
    assert [rule["code"] for rule in json.loads(both.out)] == ["TST001", "TST002"]


def test_an_unknown_rule_gets_the_nearest(prodready: Runner) -> None:
    """By code and by name."""
    for word, hint in (("TST01", 'did you mean "TST001"?'), ("pytest-confg", 'did you mean "pytest-config"?')):
        ended = prodready("explain", word)
        assert (ended.code, ended.out) == (2, "")
        assert hint in ended.err
    assert "prodready rules lists them all" in prodready("explain", "qqqqqqq").err


def test_the_configuration_in_force_shows_where_each_value_is_from(prodready: Runner, service: Path) -> None:
    """Default, file with line, or command line; and what the file switches off."""
    (service / "prodready.toml").write_text(
        'profile = "all"\nfail-under = "80%"\nignore = ["TST001"]\n[per-file-ignores]\n"a b.py" = ["TST"]\n'
    )
    ended = prodready("config", service, "--kind", "worker")
    assert ended.code == 0, ended.err
    lines = {line.partition(" = ")[0]: " ".join(line.split()) for line in ended.out.splitlines()}
    assert lines["profile"] == 'profile = "all" # prodready.toml:1'
    assert lines["fail-under"] == 'fail-under = "80%" # prodready.toml:2'
    assert lines["per-file-ignores"] == 'per-file-ignores = { "a b.py" = ["TST"] } # prodready.toml:4'
    assert lines["kind"] == 'kind = "worker" # command line'
    assert lines["fail-on"] == 'fail-on = "blocker" # default'
    assert "# prodready.toml:3: ignore leaves out TST001\n" in ended.out
    found = json.loads(prodready("config", service, "-f", "json").out)
    assert found["file"] == "prodready.toml"
    assert found["settings"]["ignore"] == {"value": ["TST001"], "origin": "prodready.toml:3"}
    assert found["settings"]["baseline"]["origin"] == "default"


def test_what_is_shown_can_be_read_back(prodready: Runner, service: Path) -> None:
    """The text is TOML: saved as a file it gives the same configuration."""
    (service / "prodready.toml").write_text(
        'profile = "mine"\nfail-under = 1\nexclude = ["a\\"b\\\\c", "\\u001b[31m"]\nkind = "cli"\n'
        '[roles]\n"x" = "test"\n[profiles.mine]\nextends = "all"\n[rules.ARC102]\nlimit = 90\n'
    )
    first = prodready("config", service)
    assert first.code == 0, first.err
    assert "\x1b" not in first.out
    kept = [line for line in first.out.splitlines() if "(not set)" not in line]
    (service / "prodready.toml").write_text("\n".join(line for line in kept if '""' not in line))
    second = prodready("config", service, "-f", "json")
    assert second.code == 0, second.err
    settings = json.loads(second.out)["settings"]
    assert settings["exclude"]["value"] == ['a"b\\c', "\x1b[31m"]
    assert settings["profiles"]["value"] == {"mine": {"extends": "all"}}
    assert settings["rules"]["value"] == {"ARC102": {"limit": 90}}


def test_a_wrong_configuration_ends_config_as_it_ends_a_scan(prodready: Runner, service: Path) -> None:
    """The same sentence and exit code, also for a profile of one's own."""
    for text, sentence in (
        ("fail-udner = 1", 'prodready.toml:1: unknown key "fail-udner"; did you mean "fail-under"?'),
        ('profile = "al"', 'prodready.toml:1: profile is "al", which is not installed; did you mean "all"?'),
        ('profile = "all"\nrequire = ["TST01"]', "TST01"),
        ('profile = "x"\n[profiles.x]\nadd = ["TST01"]', 'the profile "x" names "TST01", which is no installed rule'),
        ("[profiles.x]\nextend = 'all'", 'the profile "x" has the unknown key "extend"; did you mean "extends"?'),
        ("[profiles.all]\nadd = []", 'the profile "all" exists; give yours another name'),
    ):
        (service / "prodready.toml").write_text(text)
        shown, scanned = prodready("config", service), prodready("scan", service)
        assert (shown.code, shown.out) == (scanned.code, scanned.out) == (2, "")
        assert shown.err == scanned.err
        assert sentence in shown.err


def test_an_example_keeps_its_lines(prodready: Runner) -> None:
    """A fenced block of a rule's page is code: its lines are not filled into a paragraph."""
    pages = json.loads(prodready("rules", "-f", "json").out)
    page = next(rule for rule in pages if "\n```" in rule["description"])
    block = page["description"].split("```")[1].splitlines()[1:-1]
    lines = [line.strip() for line in prodready("explain", page["code"], "--width", "200").out.splitlines()]
    assert block
    assert all(line.strip() in lines for line in block)
