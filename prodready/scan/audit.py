"""Judging a tree that has to be judged: gather facts, judge, silence, decide the checklist, score, pass the gate.

Apart from the package, since an audit of what has not changed needs none of it, and importing it takes longer than that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module

from prodready import __version__, criteria, deputy, project, score
from prodready.api import Rule
from prodready.baseline import Baseline
from prodready.config import Config, Effective, covers
from prodready.config.checks import selected, weakened
from prodready.discovery import modules_below
from prodready.errors import NothingToAuditError, some
from prodready.facts.files import APPLICATION_ROLES, Kind, Refusal
from prodready.gather import GatherSettings, accounted, collector_paused, gather, processors
from prodready.judge import Facts, Judged, Unavailable, judge
from prodready.model import Notice, Refused, Result
from prodready.plugins import Plugins, installed
from prodready.profiles import Profile
from prodready.project.snapshot import Snapshot
from prodready.scan.configuration import chosen_profile, policy
from prodready.scan.request import ScanRequest
from prodready.scan.silences import silence
from prodready.scan.sources import SourceLines, with_reports, with_session
from prodready.survey import Survey, SurveySettings
from prodready.tree import Tree
from prodready.workers import Limits

FRAMEWORKS = {
    "fastapi": "FastAPI",
    "aiohttp": "aiohttp",
    "falcon-asgi": "Falcon",
    "blacksheep": "BlackSheep",
    "cherrypy": "CherryPy",
    "web.py": "web.py",
    "grpc": "gRPC",
    "mcp": "MCP",
    "wsgi": "WSGI",
    "litserve": "LitServe",
    "azure-functions": "Azure Functions",
    "asgi": "ASGI",
}
"""Names of frameworks as they write themselves, where that is not the first letter in upper case."""

KINDS = {"service": "service", "worker": "worker", "library": "library", "cli": "command-line program"}

UNREADABLE_FOLDER = "folder cannot be read"
"""How the tree words the refusal of a folder, in which anything may be."""

BANDIT = "SEC2"
"""The family of bandit's findings."""


@collector_paused(keep=True)
def audited(
    request: ScanRequest,
    effective: Effective,
    known: Baseline | None,
    tree: Tree,
    settings: SurveySettings,
    surveyed: Survey,
) -> Result:
    """The result for ``surveyed``. Raises :class:`~prodready.errors.UserError`."""
    snapshot = gather(tree, _settings(request, effective.config, settings), surveyed, _preparation(effective))
    profile = chosen_profile(effective, installed())
    _something(tree, snapshot)
    snapshot = with_session(with_reports(snapshot, request.path.resolve(), request.coverage))
    request.progress("judging", 0, 0)
    lines = SourceLines(tree, snapshot.files, surveyed.keys)
    result = _judged(request, effective, profile, known, tree, snapshot, lines)
    surveyed.volatile |= bool(lines.changed)
    surveyed.quoted = lines.quoted()
    return result


def _settings(request: ScanRequest, config: Config, known: SurveySettings) -> GatherSettings:
    return GatherSettings(
        known.roles,
        known.cache,
        known.root,
        jobs=request.jobs,
        limits=_limits(request),
        progress=lambda done, total: request.progress("reading", done, total),
        kind=config.kind,
        options=config.rules,
        measured=request.measured,
    )


def _limits(request: ScanRequest) -> Limits:
    usual = Limits()
    return Limits(request.file_seconds or usual.seconds, request.file_memory or usual.memory)


def _preparation(effective: Effective) -> Iterator[None]:
    """Load the program and check the configuration against it, in small steps. Raises :class:`UserError`."""
    for module in modules_below(project):
        import_module(module)
        yield
    chosen_profile(effective, installed())


def _judged(
    request: ScanRequest,
    effective: Effective,
    profile: Profile,
    known: Baseline | None,
    tree: Tree,
    snapshot: Snapshot,
    lines: SourceLines,
) -> Result:
    plugins = installed()
    rules = chosen_rules(profile, effective.config, plugins)
    facts = Facts(plugins.facts, {Snapshot: snapshot})
    service = described(facts)  # before a second process may want what it needs
    judged = judge(rules, plugins.facts, snapshot, lines, facts, halved=_is_halved(request, rules, snapshot))
    infos = tuple(rule.info for rule in rules)
    silenced = silence(judged, request, effective.config, snapshot, lines, infos, known)
    points = criteria.decide(
        profile,
        criteria.Judgement(
            silenced.points, silenced.findings, infos, judged.crashed, [path for path, _ in snapshot.application()]
        ),
    )
    findings, blockers, rated = silenced.findings, profile.blockers, profile.rated
    total = score.score(points, findings, blockers=blockers, rated=rated)
    return Result(
        target=tree.name,
        profile=profile.name,
        service=service,
        points=points,
        findings=findings,
        score=total,
        raw_score=score.score(points, findings, raw=True, blockers=blockers, rated=rated),
        steps=score.next_steps(points, findings, infos, blockers=blockers, rated=rated),
        coverage=accounted(snapshot, tree.excluded),
        refused=tuple(Refused(each.path, each.reason, each.partial, each.line) for each in snapshot.refusals),
        notices=(
            *weakened(effective),
            *plugins.notices,
            *judged.notices,
            *silenced.notices,
            *unlinted(rules, snapshot),
            *lines.notices(),
        ),
        gate=score.decide(
            total,
            points,
            findings,
            policy(effective.config, profile),
            incomplete=incomplete(plugins, judged, snapshot),
            newly_lost=silenced.newly_lost(points),
            findings_only=bool(rules) and not any(rule.is_point for rule in rules),
        ),
        rules=infos,
        revision=tree.revision,
        version=__version__,
    )


def _is_halved(request: ScanRequest, rules: Sequence[Rule], snapshot: Snapshot) -> bool:
    """Whether a second process helps to judge: not beside a test session, nor with bandit, which has its own."""
    alone = request.jobs == 1 or (not request.jobs and processors() == 1) or request.measured is not None
    if alone or any(rule.optional for rule in rules) or not deputy.possible():
        return False
    return sum(module.lines for module in snapshot.modules.values()) in deputy.LINES


def _something(tree: Tree, snapshot: Snapshot) -> None:
    if any(info.kind is Kind.PYTHON for info in snapshot.files.values()):
        return
    seen = len(snapshot.files)
    files = f"none of its {seen} files is Python" if seen > 1 else "its only file is not Python"
    files = files if seen else "it holds no file that an audit reads"
    raise NothingToAuditError(f"there is nothing to audit in {tree.name}: {files}")


def chosen_rules(profile: Profile, config: Config, plugins: Plugins) -> tuple[Rule, ...]:
    """The rules to run: the points that the profile asks for, and every finding that is not left out.

    Optional ones run where ``select`` names them, by a whole code or a beginning, or the profile wants them clean.
    """
    kept = frozenset(selected(config, (rule.info.code for rule in plugins.rules)))
    wanted = (*config.select, *profile.blockers, *(code for each in profile.criteria for code in each.clean))

    def is_asked_for(rule: Rule) -> bool:
        if rule.is_point:
            return rule.info.code in profile.codes
        return not rule.optional or any(covers(mask, rule.info.code) for mask in wanted)

    return tuple(rule for rule in plugins.rules if rule.info.code in kept and is_asked_for(rule))


def unlinted(rules: Sequence[Rule], snapshot: Snapshot) -> tuple[Notice, ...]:
    """A notice for each file that bandit could not check, where it was asked to."""
    if not any(rule.info.code == BANDIT for rule in rules):
        return ()
    problems = ((path, each.problem) for path, each in snapshot.linted.items() if each.problem)
    return tuple(Notice("note", f"bandit did not check {path}: {problem}", BANDIT) for path, problem in problems)


def _foremost(frameworks: Sequence[str], facts: Facts) -> str:
    """The first framework; of several another one that has far more routes, beside which the first is an administration."""
    from prodready.project.routing.routes import Routes

    routes = facts.get(Routes) if len(frameworks) > 1 else None
    if not isinstance(routes, Routes):
        return next(iter(frameworks), "")
    counts = Counter(route.framework for route in routes.table)
    most = max(frameworks, key=lambda name: counts[name])
    return most if counts[most] > 2 * counts[frameworks[0]] > 0 else frameworks[0]


def described(facts: Facts) -> str:
    """What was audited, in a word or two: ``FastAPI service``, ``worker``, ``library``."""
    from prodready.project.services.kind import Services  # loaded while workers read

    try:
        services = facts.get(Services)
        if not isinstance(services, Services) or services.unread is not None:
            return ""
        first = _foremost(services.frameworks, facts)
    except Unavailable:
        return ""
    if services.is_service and first:
        return f"{FRAMEWORKS.get(first, first.capitalize())} service"
    return "project template" if services.template else KINDS.get(services.kind, services.kind)


def incomplete(plugins: Plugins, judged: Judged, snapshot: Snapshot) -> tuple[str, ...]:
    """Why the audit did not see or decide everything, a sentence each."""
    unread = [each.path for each in snapshot.refusals if _hides_application(each, snapshot)]
    told = [notice.message for notice in (*plugins.notices, *judged.notices)]
    if unread:
        told.append(f"Application code could not be read: {some(unread)}.")
    return tuple(told)


def _hides_application(refusal: Refusal, snapshot: Snapshot) -> bool:
    info = snapshot.files.get(refusal.path)
    if info is None:
        return refusal.reason.startswith(UNREADABLE_FOLDER) and not refusal.partial
    return info.kind is Kind.PYTHON and info.role in APPLICATION_ROLES and not refusal.partial
