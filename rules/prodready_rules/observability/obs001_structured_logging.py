"""# Structured logging

**Passes** when the application, or a logging configuration that it loads, *configures* a structured pipeline: structlog
with a JSON or logfmt renderer, loguru with `serialize=True`, a JSON formatter (a library's or an own one) attached to a
handler, a cloud or hosted log handler, or a library that configures one.

**Does not pass**: plain text only, a structured library that is imported but never configured, a formatter that no
handler uses, a handler that no logger is given, a configuration that nothing takes or that only a part beside the
service has, `json.dumps` inside log calls, REST framework's `JSONRenderer`, settings that only development loads.

**Unknown** when a package outside the repository sets logging up and nothing inside does.

**How it is decided.** Formatter and renderer classes are resolved through imports; own formatter classes count when
their methods dump JSON; a configuration file counts when the application or a start command names it.

Passes:

    structlog.configure(processors=[structlog.processors.TimeStamper(), structlog.processors.JSONRenderer()])

Fails:

    logging.basicConfig(level="INFO", format="%(asctime)s %(message)s")

**Limits.** Which of several formatters a setting chooses is not known; one that it can choose counts.
"""

from __future__ import annotations

from prodready.api import Effort, Verdict, failed, passed, point, unknown
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.logs.setup import LoggingSetup
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService


@point(
    code="OBS001",
    name="structured-logging",
    section="observability",
    question="Are log records machine-readable?",
    why="Plain text cannot be searched by request, user or error in a log store without guessing at its format.",
    fix="Configure structlog with JSONRenderer, or attach python-json-logger's JsonFormatter through dictConfig.",
    effort=Effort.HOURS,
    references=("https://www.structlog.org/en/stable/standard-library.html",),
)
def rule(services: Services, main: MainService, setup: LoggingSetup, hidden: Hidden) -> Verdict:
    """Look for a structured pipeline in force."""
    if not services.runs:
        return services.lacking("neither service nor worker")
    places = [place for place in main.first(setup.structured) if main.holds(place.path)]
    if places:
        places = [place for place in places if not main.apart(place.path)[1]] or places
        return passed(f"Logs are structured: {places[0].note}.", *places[:4])
    if setup.delegated and not any(main.holds(place.path) for place in setup.plain):
        return unknown(f"Logging seems to be set up elsewhere: {setup.delegated[0].note}.", *setup.delegated[:2])
    if setup.left:
        beside = [place for place in setup.plain if place.path not in {item.path for item in setup.left}]
        return failed(
            f"Nothing in the service runs the line by which {setup.left[0].note}.", *setup.left[:3], *beside[:1]
        )
    if setup.unused:
        return failed(f"A structured set-up is not in use: {setup.unused[0].note}.", *setup.unused[:3])
    message = "Logs are plain text." if setup.plain or setup.imported else "No set-up of logging is found."
    if setup.by_hand:
        message = "Only a command that is run by hand sets logging up, for plain text."
    if setup.structured:
        message = "Logs are structured in another part of the repository only."
    verdict = failed(
        message,
        *main.first(setup.structured or setup.plain or setup.imported)[:3],
        searched="structlog, loguru, JSON formatters, hosted handlers, OpenTelemetry",
    )
    return unless(verdict, hidden.logging)
