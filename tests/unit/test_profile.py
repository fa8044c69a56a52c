"""Profiles name what exists, extend each other, and are decided only by what was examined."""

from __future__ import annotations

import re

import pytest
import tomli

from prodready import profiles
from prodready.criteria import PENDING, Judgement, decide
from prodready.errors import ConfigError
from prodready.model import Effort, Evidence, Finding, Location, Point, RuleInfo, Severity, Status, Verdict
from prodready.plugins import installed
from prodready.profiles import Criterion, Definition, Profile, builtin, convert, define, resolve


def a_rule(code: str, severity: Severity | None = None, effort: Effort = Effort.MINUTES) -> RuleInfo:
    return RuleInfo(code, code.lower(), "s", f"{code}?", f"why {code}", f"fix {code}", effort, severity=severity)


POINTS = tuple(a_rule(f"P{number:03}") for number in range(1, 5))
FINDINGS = (a_rule("F101", Severity.ERROR, Effort.DAYS), a_rule("F2", Severity.WARNING))
RULES = (*POINTS, *FINDINGS)


def resolved(name: str, **texts: str) -> Profile:
    return resolve(name, {each: convert(each, tomli.loads(text)) for each, text in texts.items()}, RULES)


def ids(profile: Profile) -> list[str]:
    return [each.id for each in profile.criteria]


def test_the_built_in_profiles_have_the_sizes_of_their_checklists() -> None:
    assert {name: len(define(name, text).criteria) for name, text in builtin().items()} == {
        "all": 0,
        "deployment": 12,
        "enterprise": 14,
        "layered-service": 20,
        "production-flow": 14,
        "qa-cto": 20,
    }


@pytest.mark.parametrize("name", builtin())
def test_every_code_of_a_built_in_profile_is_an_installed_rule(name: str) -> None:
    definitions = {each: define(each, text) for each, text in builtin().items()}
    profile = resolve(name, definitions, installed().infos)
    installed_codes = {info.code for info in installed().infos}
    assert profile.codes | {*profile.blockers} <= installed_codes
    assert name == "all" or all(each.title.endswith("?") for each in profile.criteria)


def test_the_default_profile_is_one_point_for_each_rule_of_the_checklist() -> None:
    written = define(profiles.DEFAULT, builtin()[profiles.DEFAULT]).criteria
    assert all(isinstance(each, str) and re.fullmatch(r"[A-Z]{3}00\d", each) for each in written)


def test_a_profile_extends_drops_and_adds() -> None:
    profile = resolved(
        "mine",
        base='title = "Base"\ncriteria = ["P001", "P002"]\nrequire = ["P001", "P002"]',
        mine='extends = "base"\ndrop = ["P002"]\nadd = ["P003", "F101"]\nrequire = ["P003"]\nblockers = ["F2"]',
    )
    assert ids(profile) == ["P001", "P003", "F101"]
    assert profile.require == ("P001", "P003")
    assert profile.blockers == ("F2",)
    assert profile.title == "Base"
    assert profile.criteria[2].clean == ("F101",)


def test_every_takes_each_installed_point_and_may_go_without_rating() -> None:
    profile = resolved("mine", mine="every = true\nrated = false")
    assert ids(profile) == ["P001", "P002", "P003", "P004"]
    assert not profile.rated


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('criterias = ["P001"]', 'unknown key "criterias"; did you mean "criteria"?'),
        ("criteria = 3", 'the profile "mine": Expected'),
        ('[[criteria]]\nid = "A"\npoint = ["P001"]', "unknown field `point`"),
        ("title = 'none'", "has no criteria"),
        ('criteria = ["P999"]', 'names "P999", which is no installed rule'),
        ('criteria = ["P001", "P001"]', 'has the criterion "P001" twice'),
        ('[[criteria]]\nid = "A"', "A names no rule that decides it"),
        ('[[criteria]]\nid = "A"\npoints = ["F101"]', '"F101" as a point, but it is a finding'),
        ('[[criteria]]\nid = "A"\nclean = ["P001"]', '"P001" as a finding, but it is a point'),
        ('[[criteria]]\nid = "A"\nsound = ["P001"]', '"P001" as a finding, but it is a point'),
        ('criteria = ["P001"]\nrequire = ["P002"]', 'requires "P002", which is none of its criteria'),
        ('criteria = ["P001"]\nblockers = ["P001"]', '"P001" as a finding, but it is a point'),
        ('extends = "bas"', 'no profile "bas", which "mine" extends; did you mean "base"?'),
        ('extends = "base"\ndrop = ["P003"]', 'drops "P003", which it does not inherit'),
        ('extends = "mine"', "in a ring: mine -> mine"),
    ],
)
def test_what_is_wrong_with_a_profile_is_a_configuration_error(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        resolved("mine", base='criteria = ["P001"]', mine=text)
    assert said in str(caught.value)


def test_a_shipped_profile_outlives_a_rule_that_is_not_installed_and_a_users_profile_does_not() -> None:
    definitions = {
        "shipped": define("shipped", 'criteria = ["P001", "P999"]'),
        "mine": convert("mine", {"extends": "shipped", "add": ["P998"]}),
    }
    profile = resolve("shipped", definitions, RULES)
    judgement = Judgement([a_point("P001", Status.PASS)], (), RULES)
    assert [point.verdict.status for point in decide(profile, judgement)] == [Status.PASS, Status.UNKNOWN]
    with pytest.raises(ConfigError, match="P998"):
        resolve("mine", definitions, RULES)


def test_text_that_is_no_toml_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError, match='"mine" is not valid TOML'):
        define("mine", "criteria = [")


def test_a_table_of_the_configuration_is_a_profile_too() -> None:
    assert convert("mine", {"extends": "qa-cto", "drop": ["P001"]}) == Definition(extends="qa-cto", drop=("P001",))


def a_point(code: str, status: Status, waived: str = "", message: str = "") -> Point:
    info = next(info for info in RULES if info.code == code)
    return Point(info, Verdict(status, message or status.value, (Evidence(f"{code}.py", 1),)), waived)


def found(code: str = "F101", severity: Severity = Severity.ERROR, suppressed: str = "") -> Finding:
    return Finding(code, severity, Location("app.py", 7), "print is called", suppressed=suppressed, snippet="print()")


def decided(
    criterion: Criterion,
    *said: Point | Finding,
    rules: tuple[RuleInfo, ...] = RULES,
    crashed: tuple[str, ...] = (),
    examined: tuple[str, ...] = ("app.py", "b.py"),
) -> Point:
    points = [each for each in said if isinstance(each, Point)]
    findings = [each for each in said if isinstance(each, Finding)]
    judgement = Judgement(points, findings, rules, crashed, examined)
    (point,) = decide(Profile("mine", "", "", (criterion,)), judgement)
    return point


def test_a_criterion_of_one_point_is_that_point() -> None:
    point = a_point("P001", Status.FAIL, "waived")
    assert decided(Criterion("P001", points=("P001",)), point) is point


def test_a_criterion_whose_rule_did_not_run_is_unknown_and_not_dropped() -> None:
    point = decided(Criterion("P001", "title?", points=("P001",)))
    assert (point.info.code, point.verdict.status) == ("P001", Status.UNKNOWN)
    assert point.verdict.message == "P001: its rule was not run"


BOTH = Criterion("A", "Is it so?", points=("P001", "P002"))


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (Status.PASS, Status.PASS, Status.PASS),
        (Status.PASS, Status.NA, Status.PASS),
        (Status.NA, Status.NA, Status.NA),
        (Status.PASS, Status.UNKNOWN, Status.UNKNOWN),
        (Status.NA, Status.UNKNOWN, Status.UNKNOWN),
        (Status.UNKNOWN, Status.FAIL, Status.FAIL),
        (Status.PASS, Status.FAIL, Status.FAIL),
    ],
)
def test_a_criterion_of_several_points_is_as_good_as_its_worst(first: Status, second: Status, status: Status) -> None:
    assert decided(BOTH, a_point("P001", first), a_point("P002", second)).verdict.status is status


def test_a_lost_criterion_tells_of_the_rules_that_lost_it() -> None:
    point = decided(BOTH, a_point("P001", Status.PASS), a_point("P002", Status.FAIL, message="none found"))
    assert point.verdict.message == "P002: none found"
    assert point.verdict.evidence == (Evidence("P002.py", 1),)
    assert (point.info.fix, point.info.why) == ("fix P002", "why P002")
    assert (point.info.question, point.info.name, point.info.section) == ("Is it so?", "is-it-so", "mine")


def test_the_effort_of_a_criterion_is_that_of_its_hardest_lost_rule() -> None:
    both = Criterion("A", points=("P001",), clean=("F101",))
    assert decided(both, a_point("P001", Status.FAIL), found()).info.effort is Effort.DAYS
    assert decided(both, a_point("P001", Status.FAIL)).info.effort is Effort.MINUTES


CLEAN = Criterion("A", clean=("F101",))


def test_no_open_finding_passes_and_says_what_was_examined() -> None:
    verdict = decided(CLEAN).verdict
    assert verdict.status is Status.PASS
    assert verdict.message == "F101: no place in 2 application files"
    assert verdict.evidence == (Evidence("app.py", note="examined"),)


def test_open_findings_fail_with_their_places() -> None:
    verdict = decided(CLEAN, found(), found("F2")).verdict
    assert verdict.status is Status.FAIL
    assert verdict.message == "F101: 1 place, such as print is called"
    assert verdict.evidence == (Evidence("app.py", 7, "print is called", "print()"),)


@pytest.mark.parametrize(
    ("point", "said"),
    [
        (decided(CLEAN, rules=POINTS), "its rule was not run"),
        (decided(CLEAN, crashed=("F101",)), "its rule crashed"),
        (decided(CLEAN, examined=()), "there was no application code to examine"),
    ],
)
def test_what_was_not_examined_is_not_clean(point: Point, said: str) -> None:
    assert point.verdict.status is Status.UNKNOWN
    assert said in point.verdict.message


def test_denied_findings_do_not_count_and_accepted_ones_do() -> None:
    assert decided(CLEAN, found(suppressed="comment: x")).verdict.status is Status.PASS
    waived = decided(CLEAN, found(suppressed="waiver: why (ada, until 2030-01-01)"))
    assert (waived.verdict.status, waived.waived) == (Status.FAIL, "why (ada, until 2030-01-01)")
    known = decided(CLEAN, found(suppressed="baseline: known"))
    assert (known.verdict.status, known.waived) == (Status.FAIL, "")
    mixed = decided(CLEAN, found(suppressed="waiver: why (ada, until 2030-01-01)"), found())
    assert mixed.waived == ""


def test_a_family_counts_for_its_members_and_sound_overlooks_warnings() -> None:
    clean, sound = Criterion("A", clean=("F2",)), Criterion("A", sound=("F2",))
    warning, error = found("F2:B1", Severity.WARNING), found("F2:B1", Severity.ERROR)
    assert decided(clean, warning).verdict.status is Status.FAIL
    assert decided(sound, warning).verdict.status is Status.PASS
    assert decided(sound, error).verdict.status is Status.FAIL


def test_a_criterion_is_waived_only_if_everything_that_lost_it_is() -> None:
    waived = decided(BOTH, a_point("P001", Status.FAIL, "one"), a_point("P002", Status.FAIL, "two"))
    assert waived.waived == "one; two"
    assert decided(BOTH, a_point("P001", Status.FAIL, "one"), a_point("P002", Status.FAIL)).waived == ""
    assert decided(BOTH, a_point("P001", Status.FAIL, "one"), a_point("P002", Status.UNKNOWN)).waived == ""
    assert decided(BOTH, a_point("P001", Status.UNKNOWN, "one"), a_point("P002", Status.PASS)).waived == "one"


def test_a_pending_criterion_can_be_lost_but_never_kept() -> None:
    nothing = decided(Criterion("A", "?", pending=True))
    assert nothing.verdict == Verdict(Status.UNKNOWN, PENDING)
    part = Criterion("P001", points=("P001",), pending=True)
    assert decided(part, a_point("P001", Status.PASS)).verdict.status is Status.UNKNOWN
    assert decided(part, a_point("P001", Status.NA)).verdict.status is Status.UNKNOWN
    assert decided(part, a_point("P001", Status.FAIL)).verdict.status is Status.FAIL
    assert decided(part, a_point("P001", Status.UNKNOWN, "waived")).waived == ""


def test_criteria_come_in_the_order_of_the_profile() -> None:
    criteria = (Criterion("B", clean=("F101",)), Criterion("A", clean=("F2",)))
    assert [each.info.code for each in decide(Profile("mine", "", "", criteria), Judgement((), (), RULES))] == [
        "B",
        "A",
    ]
