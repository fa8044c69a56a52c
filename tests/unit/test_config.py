"""The configuration: where it is found, what each key takes, what is refused with which sentence."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path, PurePath

import pytest

from prodready.config import Config, Layer, Threshold, Waiver, codes, resolve, threshold
from prodready.config.checks import check, check_profile, selected, weakened
from prodready.config.files import MAX_BYTES, find, load, of_folder
from prodready.config.globs import rebase
from prodready.errors import ConfigError
from prodready.model import Effort, RuleInfo, Severity

RULES = [
    RuleInfo(code, "", "", "", "", "", Effort.MINUTES, severity=severity)
    for codes, severity in (("OBS001 OBS002 TST001", None), ("OBS101 SEC101 SEC2", Severity.ERROR))
    for code in codes.split()
] + [RuleInfo("ARC102", "", "", "", "", "", Effort.MINUTES, severity=Severity.WARNING, options=("limit", "unit"))]


def own(text: str) -> Layer:
    """The layer of a ``prodready.toml``."""
    found = of_folder({"prodready.toml": text.encode()}.get)
    assert found
    return found[0]


def refusal(text: str) -> str:
    """The sentence for a ``prodready.toml`` that is wrong by itself."""
    with pytest.raises(ConfigError) as caught:
        own(text)
    return str(caught.value)


def conflict(text: str) -> str:
    """The sentence for a ``prodready.toml`` that does not fit what is installed or itself."""
    effective = resolve(own(text))
    try:
        check_profile(effective, ["qa-cto", "deployment"])
        check(effective, RULES)
    except ConfigError as error:
        return str(error)
    return ""


WHOLE = """\
profile = "deployment"
fail-under = "80%"
require = ["OBS002"]
fail-on = "error"
select = ["OBS", "TST"]
ignore = ["OBS101"]
exclude = ["legacy/"]
kind = "service"
baseline = "known.jsonl"
allow-partial = true
sure-only = true

[roles]
"tools/**" = "script"

[per-file-ignores]
"app/old.py" = ["SEC1"]

[[waivers]]
code = "OBS001"
paths = ["app/"]
reason = "moved next quarter"
owner = "ops"
expires = 2030-01-31

[rules.OBS002]
paths = ["/alive"]

[profiles.mine]
extends = "qa-cto"
"""


def test_every_key_is_read_with_its_place() -> None:
    """A file that sets every key gives exactly these values, each with its line."""
    effective = resolve(own(WHOLE))
    assert effective.config == Config(
        profile="deployment",
        fail_under=Threshold(80, percent=True),
        require=("OBS002",),
        fail_on="error",
        select=("OBS", "TST"),
        ignore=("OBS101",),
        exclude=("legacy/",),
        roles={"tools/**": "script"},
        kind="service",
        per_file_ignores={"app/old.py": ("SEC1",)},
        waivers=(Waiver("OBS001", "prodready.toml:19", ("app/",), "moved next quarter", "ops", date(2030, 1, 31)),),
        baseline="known.jsonl",
        allow_partial=True,
        sure_only=True,
        rules={"OBS002": {"paths": ["/alive"]}},
        profiles={"mine": {"extends": "qa-cto"}},
    )
    assert effective.origin("fail_under") == "prodready.toml:2"
    assert effective.origin("roles") == "prodready.toml:13"
    assert set(effective.origins) == {*Config.__struct_fields__, "rules.OBS002.paths"}


def test_defaults_say_that_they_are_defaults() -> None:
    """Without any configuration every value is the default and nothing is weakened."""
    effective = resolve(None)
    assert effective.config == Config()
    assert effective.origin("profile") == "default"
    assert weakened(effective) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("fail-udner = 3", 'prodready.toml:1: unknown key "fail-udner"; did you mean "fail-under"?'),
        ("\nzzz = 3", 'prodready.toml:2: unknown key "zzz"; the keys are profile, fail-under,'),
        ("fail_under = 3", 'unknown key "fail_under"; did you mean "fail-under"?'),
        ("profile = 3", "prodready.toml:1: profile must be a string, not the number 3"),
        ("fail-under = true", 'fail-under must be a number of points or a percentage such as "80%", not true'),
        ('fail-under = "many"', 'fail-under must be points or a percentage such as "80%", not "many"'),
        ('fail-under = "101%"', "fail-under must lie between 0 and 100 %, not 101%"),
        ("fail-under = -1", "fail-under must lie between 0 and the number of points, not -1"),
        ("fail-under = nan", "fail-under must lie between 0 and the number of points, not nan"),
        ('require = "OBS002"', 'require must be a list of strings, not the string "OBS002"'),
        ("select = [\n  'OBS',\n  1,\n]", "prodready.toml:3: select must be a list of strings, not the number 1"),
        ('ignore = ["health-endpoint"]', 'ignore has "HEALTH-ENDPOINT", which is no code (OBS002)'),
        ('fail-on = "eror"', 'fail-on is "eror", but may be blocker, error, warning, never; did you mean "error"?'),
        ('kind = "servcie"', 'kind is "servcie", but may be service, worker, library, cli; did you mean "service"?'),
        ('[roles]\n"a" = "tests"', 'prodready.toml:2: roles.a is "tests", but may be'),
        ('exclude = ["../x"]', 'exclude has "../x", which leads out of the audited root'),
        ('baseline = "/etc/passwd"', 'baseline has "/etc/passwd", which leads out of the audited root'),
        ('[roles]\n"~/x" = "test"', 'roles.~/x has "~/x", which leads out of the audited root'),
        ("allow-partial = 'yes'", 'allow-partial must be true or false, not the string "yes"'),
        ("waivers = 3", "waivers must be an array of tables ([[waivers]]), not the number 3"),
        ("[[waivers]]\nreason = 'x'", "prodready.toml:1: waivers.code is missing: a waiver names what it waives"),
        (
            "[[waivers]]\ncode = 'OBS1'\nexpire = 1",
            'prodready.toml:3: unknown key "waivers.expire"; did you mean "expires"?',
        ),
        (
            "[[waivers]]\ncode = 'OBS1'\nexpires = 'soon'",
            'waivers.expires must be a date such as 2030-12-31, not "soon"',
        ),
        ("[rules]\nOBS002 = 3", "rules.OBS002 must be a table, not the number 3"),
        ("a = [", "prodready.toml:1: not valid TOML: "),
    ],
)
def test_what_is_wrong_gets_one_sentence(text: str, sentence: str) -> None:
    """Each mistake names file, line, key and, where one is near, the right word."""
    found = refusal(text)
    assert sentence in found
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('require = ["OBS022"]', 'prodready.toml:1: require names "OBS022", which is no installed rule; did you mean'),
        ('require = ["OBS101"]', "require names OBS101, which decides no point; findings are gated by fail-on"),
        ('require = ["OBS002"]\nignore = ["OBS0"]', "require names OBS002, which ignore (prodready.toml:2) leaves out"),
        (
            'select = ["OBS"]\nignore = ["OBS"]',
            "prodready.toml:2: ignore names OBS, which select (prodready.toml:1) asks for",
        ),
        ('select = ["TST"]\nrequire = ["OBS002"]', "require names OBS002, which select (prodready.toml:1) leaves out"),
        ('profile = "deploiment"', 'profile is "deploiment", which is not installed; did you mean "deployment"?'),
        (
            '[per-file-ignores]\n"a.py" = ["XYZ1"]',
            'prodready.toml:1: per-file-ignores names "XYZ1", which is no installed rule',
        ),
        ("[[waivers]]\ncode = 'ABC123'", 'prodready.toml:1: waivers names "ABC123"'),
        (
            "[rules.ARC102]\nlimit = 3\nlimt = 4",
            'prodready.toml:3: unknown key "rules.ARC102.limt"; did you mean "limit"?',
        ),
        ("[rules]\nARC102 = { zzz = 4 }", 'unknown key "rules.ARC102.zzz"; its options are limit and unit'),
        ("[rules.OBS101]\nlimit = 4", 'prodready.toml:2: unknown key "rules.OBS101.limit"; OBS101 has no options'),
        ("[rules.OBS02]\nx = 1", 'rules has options for "OBS02", which is no installed rule; did you mean "OBS002"?'),
    ],
)
def test_what_does_not_fit_gets_one_sentence(text: str, sentence: str) -> None:
    """Codes and profiles that are not installed and options that contradict each other are refused."""
    assert sentence in conflict(text)


def test_the_ids_of_another_tool_are_known_by_their_family() -> None:
    """``SEC2:B301`` is one of the codes that the rule SEC2 gives."""
    check(resolve(own('ignore = ["SEC2:B301"]')), RULES)


def test_an_own_profile_may_be_chosen() -> None:
    """A profile that the configuration defines itself counts as installed."""
    check_profile(resolve(own('profile = "mine"\n[profiles.mine]\nadd = []')), ["qa-cto"])


def test_a_required_family_may_lack_members() -> None:
    """``require = ["OBS"]`` asks for what ``ignore`` leaves of it; nothing left is a contradiction."""
    check(resolve(own('require = ["OBS"]\nignore = ["OBS002"]')), RULES)
    assert "require names OBS, which ignore" in conflict('require = ["OBS"]\nignore = ["OBS0"]')


def test_a_criterion_of_the_profile_may_be_required() -> None:
    """Other checklists have criteria of their own, which are no rules."""
    layer = own('require = ["PF003"]')
    check(resolve(layer), RULES, ["PF003"])
    with pytest.raises(ConfigError, match='names "PF003", which is no installed rule'):
        check(resolve(layer), RULES)


def test_the_longer_beginning_decides() -> None:
    """``select`` may take one code out of an ignored family, and the other way round."""
    every = ("OBS001", "OBS002", "TST001")
    assert selected(Config(), every) == every
    assert selected(Config(ignore=("OBS",), select=("OBS002", "TST")), every) == ("OBS002", "TST001")
    assert selected(Config(select=("OBS",), ignore=("OBS002",)), every) == ("OBS001",)
    assert selected(Config(ignore=("OBS",)), every) == ("TST001",)


def test_stronger_layers_replace_values_and_say_so() -> None:
    """The command line wins over pytest's ini, which wins over the file; the rest stays."""
    effective = resolve(
        own('profile = "deployment"\nignore = ["OBS"]\nkind = "cli"'),
        Layer.of("pytest ini", kind="worker", ignore=("TST",)),
        Layer.of("command line", ignore=("SEC",), select=None),
    )
    assert (effective.config.profile, effective.origin("profile")) == ("deployment", "prodready.toml:1")
    assert (effective.config.kind, effective.origin("kind")) == ("worker", "pytest ini")
    assert (effective.config.ignore, effective.origin("ignore")) == (("SEC",), "command line")
    assert effective.origin("select") == "default"


def test_what_the_repository_switches_off_is_told() -> None:
    """Every loosening key gives one notice with its place; one that the command line overrules gives none."""
    layer = own(WHOLE.replace('"error"', '"never"'))
    told = [notice.message for notice in weakened(resolve(layer))]
    assert told == [
        "prodready.toml:4: fail-on lets no finding fail the gate",
        "prodready.toml:5: select judges only OBS and TST",
        "prodready.toml:6: ignore leaves out OBS101",
        "prodready.toml:7: exclude leaves unread legacy/",
        "prodready.toml:13: roles sets the role of tools/**",
        'prodready.toml:8: kind has this judged as "service" whatever it is',
        "prodready.toml:16: per-file-ignores silences findings in app/old.py",
        "prodready.toml:19: waivers waives OBS001",
        "prodready.toml:9: baseline marks what known.jsonl lists as known",
        "prodready.toml:10: allow-partial accepts an incomplete audit",
        "prodready.toml:11: sure-only leaves out findings of low confidence",
    ]
    overruled = weakened(resolve(layer, Layer.of("command line", ignore=("TST",))))
    assert len(overruled) == len(told) - 1
    assert not any("ignore leaves" in notice.message for notice in overruled)


def test_a_long_list_is_told_short() -> None:
    """More than five names are counted, so a thousand globs cannot bury the report."""
    layer = own(f"exclude = {[f'd{n}' for n in range(30)]}")
    assert weakened(resolve(layer))[0].message.endswith("d0, d1, d2, d3, d4 and 25 more")


def test_two_files_in_one_folder_are_refused(tmp_path: Path) -> None:
    """Neither wins in silence: the sentence names both."""
    (tmp_path / "prodready.toml").write_text("kind = 'cli'")
    (tmp_path / "pyproject.toml").write_text("[tool.black]\n[tool.prodready]\nkind = 'cli'")
    with pytest.raises(ConfigError, match=r"prodready.toml and pyproject.toml:2 both configure prodready"):
        find(tmp_path)


def test_the_search_goes_up_to_the_git_root_only(tmp_path: Path) -> None:
    """A folder's own file wins, then those above it within the repository, never one above that."""
    (tmp_path / "prodready.toml").write_text("kind = 'cli'")
    repository = tmp_path / "repo"
    deep = repository / "a" / "b"
    deep.mkdir(parents=True)
    assert find(deep) is None
    (repository / ".git").mkdir()
    assert find(deep) is None
    (repository / "pyproject.toml").write_text("[tool.prodready]\nkind = 'worker'")
    (repository / "a" / "pyproject.toml").write_text("[tool.ruff]\n")
    found = find(deep)
    assert found
    assert found[1] == "../../pyproject.toml"
    assert resolve(found[0]).config.kind == "worker"
    (deep / "prodready.toml").write_text("kind = 'library'")
    assert load(deep).config.kind == "library"
    assert load(deep, repository=False).config == Config()


@pytest.mark.parametrize(
    ("glob", "below"),
    [
        ("*.py", "*.py"),
        ("svc/a/old/*", "/old/*"),
        ("/svc/a/old", "/old"),
        ("svc/*/old/", "/old/"),
        ("svc/b/old", None),
        ("**/old/*", "**/old/*"),
        ("svc/**/x.py", "**/x.py"),
        ("svc/", "**"),
        ("svc/a", "**"),
        ("svc/a/", "**"),
        ("!svc/a/keep.py", "!/keep.py"),
    ],
)
def test_globs_follow_the_audited_folder(glob: str, below: str | None) -> None:
    """A glob of the repository's file matches the same files when only ``svc/a`` is audited."""
    assert rebase(glob, PurePath("svc/a")) == below


def test_a_waiver_for_another_folder_does_not_become_one_for_everywhere(tmp_path: Path) -> None:
    """Paths that lie outside the audited folder take their waiver with them."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "prodready.toml").write_text(
        'exclude = ["a/", "a/gen"]\nbaseline = "known"\n[[waivers]]\ncode = "OBS1"\npaths = ["/b/"]\n'
        '[[waivers]]\ncode = "OBS2"\npaths = ["a/x/", "/b/"]\n[[waivers]]\ncode = "OBS3"\n'
    )
    effective = load(tmp_path / "a").config
    assert [(waiver.code, waiver.paths) for waiver in effective.waivers] == [("OBS2", ("/x/",)), ("OBS3", ())]
    assert effective.exclude == ("/gen",)
    assert effective.baseline == "../known"


def test_a_broken_pyproject_that_does_not_configure_us_is_not_our_error(tmp_path: Path) -> None:
    """It is reported by the audit as a broken file; one that names prodready cannot be passed over."""
    (tmp_path / "pyproject.toml").write_text("[tool.black\n")
    assert find(tmp_path) is None
    (tmp_path / "pyproject.toml").write_text("[tool.prodready]\nkind = \n")
    with pytest.raises(ConfigError, match=r"pyproject.toml:2: not valid TOML"):
        find(tmp_path)


def test_links_large_and_special_files_are_refused(tmp_path: Path) -> None:
    """The configuration is a regular file of at most 1 MiB inside the repository."""
    outside = tmp_path / "outside.toml"
    outside.write_text("kind = 'cli'")
    root = tmp_path / "root"
    root.mkdir()
    (root / "prodready.toml").symlink_to(outside)
    with pytest.raises(ConfigError, match="is a link, which is not followed"):
        find(root)
    (root / "prodready.toml").unlink()
    (root / "prodready.toml").mkdir()
    with pytest.raises(ConfigError, match="is not a regular file"):
        find(root)
    (root / "prodready.toml").rmdir()
    (root / "prodready.toml").write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(ConfigError, match="is larger than 1 MiB"):
        find(root)


def test_a_pyproject_that_is_no_plain_file_does_not_stop_the_audit(tmp_path: Path) -> None:
    """It cannot configure us, and nothing outside is read through it."""
    outside = tmp_path / "outside.toml"
    outside.write_text("[tool.prodready]\nkind = 'cli'")
    root = tmp_path / "root"
    root.mkdir()
    (root / "pyproject.toml").symlink_to(outside)
    assert find(root) is None
    (root / "pyproject.toml").unlink()
    os.mkfifo(root / "pyproject.toml")
    assert find(root) is None


def test_a_named_file_is_read_instead(tmp_path: Path) -> None:
    """``--config`` takes any TOML file, or a pyproject.toml with the table; others are refused."""
    (tmp_path / "prodready.toml").write_text("kind = 'cli'")
    other = tmp_path / "strict.toml"
    other.write_text("kind = 'service'")
    effective = load(tmp_path, file=str(other))
    assert effective.config.kind == "service"
    assert effective.origin("kind") == f"{other}:1"
    assert not effective.repository
    (tmp_path / "pyproject.toml").write_text("[tool.black]")
    with pytest.raises(ConfigError, match=r"has no table \[tool.prodready\]"):
        load(tmp_path, file=str(tmp_path / "pyproject.toml"))
    with pytest.raises(ConfigError, match="there is no such configuration file"):
        load(tmp_path, file=str(tmp_path / "none.toml"))


def test_thresholds_and_codes_are_read_as_people_write_them() -> None:
    """Spaces, case and commas do not matter."""
    assert threshold(" 79.5% ") == Threshold(79.5, percent=True)
    assert str(threshold("16")) == "16"
    assert str(threshold("80%")) == "80%"
    assert codes(["obs002,TST", "OBS002"]) == ("OBS002", "TST")
