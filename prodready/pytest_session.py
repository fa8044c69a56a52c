"""``pytest --prodready``: a test per point, decided after the tests with what they measured, and a gate at the end.

The items are collected with the tests, so that ``-k``, ``--co``, ``--lf`` and editors know them, and run when the last
test has ended and pytest-cov has put its data together: in the one process that reports, which under xdist is the
controller. They are not run by pytest's own protocol, because they have no fixtures and are nobody's to repeat.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterator, Sequence
from typing import cast

import msgspec
import pytest
from msgspec.structs import replace

from prodready import baseline, score
from prodready.commands import _hosts, _output, _reports
from prodready.errors import UserError
from prodready.model import Point, Result, RuleInfo, Status
from prodready.plugins import BuiltinError
from prodready.profiles import Profile
from prodready.project.snapshot import Measured
from prodready.pytest_coverage import measured_files
from prodready.pytest_settings import Settings, settings
from prodready.reports import RenderOptions, escape, scoreboard, view

NODE = "prodready"
GOOD = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
DECIDED = (*GOOD, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)
"""Ends of a session after which the gate decides; the others are mistakes of the command line or of pytest."""


def pytest_configure(config: pytest.Config) -> None:
    """Check everything that the options and the configuration say before a test is run."""
    try:
        audit = Audit(config, settings(config))
    except (UserError, BuiltinError) as error:
        raise pytest.UsageError(f"prodready: {error}") from None
    config.pluginmanager.register(audit, "prodready-audit")


class Checklist(pytest.Collector):
    """The node ``prodready``."""

    def collect(self) -> Iterator[PointItem]:
        """One item per criterion of the profile, in its order."""
        audit = cast(Audit, self.config.pluginmanager.get_plugin("prodready-audit"))
        for criterion in audit.settings.profile.criteria:
            yield PointItem.from_parent(self, name=criterion.id)


class PointItem(pytest.Item):
    """One point; ``funcargs`` is empty because hooks of other plugins look into it."""

    def __init__(self, **arguments: object) -> None:
        super().__init__(**arguments)  # type: ignore[arg-type]  # whatever from_parent passes
        self.funcargs: dict[str, object] = {}
        self.verdict: Point | None = None
        self.demand = ""

    def runtest(self) -> None:
        """Pass, skip, fail or fail as expected."""
        point = self.verdict
        if point is None:
            pytest.skip("the audit did not decide it")
        if self.demand:
            pytest.fail(f"{escape.visible(self.demand)}\n{_report(point)}", pytrace=False)
        message = escape.visible(point.verdict.message)
        if point.waived:
            self.user_properties.append(("waived", escape.visible(point.waived)))
        elif point.verdict.status is Status.NA:
            pytest.skip(message)
        elif point.verdict.status is not Status.PASS:
            lost = f"{message.removesuffix('.')}. Fix: {escape.prose(point.info.fix)}"
            if self.config.getoption("runxfail", False):  # which makes pytest.xfail do nothing
                pytest.skip(f"lost: {lost}")
            pytest.xfail(lost)

    def reportinfo(self) -> tuple[str, None, str]:
        """Where reports say that the item stands; a point has no file."""
        return str(self.path), None, f"{NODE} {self.name}"


def _report(point: Point) -> str:
    lines = [f"{point.info.code} {point.info.name}: {escape.visible(point.verdict.message)}"]
    places = (view.place(escape.path(each.path), each.line) for each in point.verdict.evidence[:3])
    lines += [f"  at   {place}" for place in places]
    lines += [f"  why  {escape.prose(point.info.why)}", f"  fix  {escape.prose(point.info.fix)}"]
    return escape.inert("\n".join(lines))


class Ended(msgspec.Struct, dict=True):  # other plugins look into the __dict__ of what the terminal counts
    """How the audit ended: with a result, or with the reason why there is none."""

    result: Result | None = None
    problem: str = ""

    @property
    def holds(self) -> bool:
        """Whether the gate passed."""
        return self.result is not None and not self.problem and self.result.gate.exit_code == 0

    @property
    def verdict(self) -> str:
        """One line."""
        if self.problem or self.result is None:
            return f"prodready ERROR: {escape.visible(self.problem)}"
        return scoreboard.verdict(self.result)


class Audit:
    """The audit of one session."""

    def __init__(self, config: pytest.Config, chosen: Settings) -> None:
        self.config = config
        self.settings = chosen
        self.ended: Ended | None = None
        self._reached = False  # the loop, which a listing of fixtures or of tests never enters
        self._through = False
        self._cancelled = False
        self._told = False
        self._calls = 0

    def pytest_report_header(self) -> str:
        """What will be judged."""
        return f"prodready: profile {self.settings.profile.name}"

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Add the points before other plugins deselect."""
        node = Checklist.from_parent(session, name=NODE, nodeid=NODE)
        found = [item for item in session.genitems(node) if isinstance(item, PointItem)]
        infos = {info.code: info for info in self.settings.infos}
        for item in found:
            item.extra_keyword_matches.update(_keywords(self.settings.profile, infos, item.name))
        chosen = self.settings.nodes
        items.extend(item for item in found if not chosen or NODE in chosen or item.nodeid in chosen)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Run the tests without the points, then the points.

        Registered after pytest-cov and before the terminal: the data are complete, the progress is not.
        """
        if self.config.option.collectonly or self.config.getoption("setuponly", False):
            return (yield)
        self._reached = True
        everything = list(getattr(session, "items", ()))  # a controller of xdist has none
        session.items = [item for item in everything if not isinstance(item, PointItem)]
        try:
            ended = yield
        finally:
            session.items = everything
        self._through = True
        mine = [item for item in everything if isinstance(item, PointItem)]
        if self.config.pluginmanager.has_plugin("dsession"):
            self.config.hook.pytest_collection_modifyitems(session=session, config=self.config, items=mine)
            session.testscollected += len(mine)
        order = [criterion.id for criterion in self.settings.profile.criteria]
        self._run(session, sorted(mine, key=lambda item: order.index(item.name)))
        return ended

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count the tests that ran."""
        self._calls += report.when == "call" and not report.nodeid.startswith(f"{NODE}::")

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Who wants out does not wait for an audit; a session that stops itself is another matter.

        Pytest and xdist each stop theirs by a kind of ``KeyboardInterrupt`` of their own.
        """
        self._cancelled = excinfo.type is KeyboardInterrupt or not issubclass(excinfo.type, KeyboardInterrupt)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Decide, write the reports, and let the exit status say what will be printed."""
        self._cancelled = self._cancelled and session.exitstatus not in GOOD  # as pytest.exit can ask for
        if not self._reached or self._cancelled or session.exitstatus not in DECIDED:
            return
        ended = self._audited(session)
        if ended.result is not None:
            try:
                _reports.write(self.settings.reports, [ended.result], RenderOptions(), quiet=True, seconds=0)
            except UserError as error:
                ended.problem = str(error)
        if session.exitstatus in GOOD and not ended.holds:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter = self.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None and not ended.holds:
            reporter.stats.setdefault("gate failed", []).append(ended)  # counted in the last line of all

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The scoreboard and the verdict."""
        if self._cancelled:
            terminalreporter.write_line("prodready: no verdict, because the session was interrupted")
        if self.ended is None:
            return
        if self.config.option.verbose >= 0:
            terminalreporter.write_sep("=", "prodready")
        self._tell(terminalreporter, self.ended, brief=self.config.option.verbose < 0)
        if self.ended.result is not None:
            _hosts.show([self.ended.result], terminalreporter.write)

    def pytest_unconfigure(self) -> None:
        """Tell the verdict where ``--no-summary`` kept it from the summary."""
        reporter = self.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None and self.ended is not None and not self._told:
            self._tell(reporter, self.ended, brief=True)

    def _tell(self, reporter: pytest.TerminalReporter, ended: Ended, *, brief: bool) -> None:
        self._told = True
        if ended.result is not None:
            options = _output.beside_tests(color=reporter.hasmarkup)
            text = (scoreboard.reasons if brief else scoreboard.render)(ended.result, options)
            reporter.write(text if brief else f"{text}\n")
        reporter.write_line(ended.verdict, green=ended.holds, red=not ended.holds, bold=True)

    def _run(self, session: pytest.Session, items: Sequence[PointItem]) -> None:
        ended = self._audited(session)
        points = {point.info.code: point for point in ended.result.points} if ended.result else {}
        demands = dict(self._demands(ended.result)) if ended.result else {}
        for item in items:
            item.verdict = points.get(item.name)
            item.demand = demands.get(item.name, "")
            _report_item(item)
            if session.shouldfail:
                raise session.Failed(session.shouldfail)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)

    def _demands(self, result: Result) -> Iterator[tuple[str, str]]:
        """The points that the gate fails for, with its sentence."""
        if self.settings.known is not None:
            for code in baseline.newly_lost(self.settings.known, result.points):
                yield code, f"{code} is lost and was not in the baseline."
        yield from score.unmet(result.points, self.settings.policy.require)

    def _audited(self, session: pytest.Session) -> Ended:
        """The audit, made once. Whatever goes wrong in it costs the verdict, not the report on the tests."""
        if self.ended is None:
            from prodready.scan import scan

            request = replace(self.settings.request, measured=self._measured(session))
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    self.ended = Ended(scan(request))
            except UserError as error:
                self.ended = Ended(problem=str(error))
            except Exception as error:
                self.ended = Ended(problem=f"internal error: {type(error).__name__}: {error}")
        return self.ended

    def _measured(self, session: pytest.Session) -> Measured | None:
        """What the session measured; nothing where it stopped early, because that is not what the tests cover."""
        if not self._through or not self._calls:
            return None
        files = measured_files(self.config, self.settings.request.path)
        return Measured(tests_passed=not session.testsfailed, files=files)


def _keywords(profile: Profile, infos: dict[str, RuleInfo], name: str) -> Iterator[str]:
    """Words beside its code by which ``-k`` finds a point."""
    if name in infos:
        yield from (infos[name].name, infos[name].section)
    yield profile.name


def _report_item(item: PointItem) -> None:
    hook = item.ihook
    hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for when, step in (("setup", _nothing), ("call", item.runtest), ("teardown", _nothing)):
        call = pytest.CallInfo.from_call(step, when=when)  # type: ignore[arg-type]  # its literals
        report = hook.pytest_runtest_makereport(item=item, call=call)
        hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)


def _nothing() -> None:
    """A point needs no setting up."""
