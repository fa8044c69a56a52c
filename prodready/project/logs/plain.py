"""Log pipelines that the application sets up for plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from prodready.api import Evidence
from prodready.facts.python import Call, Module, Ref, Seq
from prodready.project.code.calls import Calls
from prodready.project.logs.configs import bound_maps, is_logging, is_spread
from prodready.project.logs.names import OF_DJANGO
from prodready.project.logs.taken import Taken, holds_formatters

_DEFAULT = "LOGGING is Django's own, which writes plain text"
_FORMATTERS = "has plain-text formatters only"
_NO_FORMATTER = "names no formatter, so it writes plain text"
FORMATTER = "a plain-text formatter"
WITHOUT_FORMATTER = "logging.config.dictConfig with no structured formatter in sight"
HANDLER = "a handler that writes plain text"
_HANDLERS = (
    "logging.StreamHandler",
    "logging.FileHandler",
    "logging.handlers.RotatingFileHandler",
    "logging.handlers.TimedRotatingFileHandler",
    "logging.handlers.WatchedFileHandler",
    "logging.handlers.SysLogHandler",
)
_SET_UPS = {
    "logging.basicConfig": "logging.basicConfig writes plain text",
    "logging.config.dictConfig": WITHOUT_FORMATTER,
    "logging.config.fileConfig": "logging.config.fileConfig with no structured formatter in sight",
    "loguru.logger.add": "loguru is configured for plain text",
    "loguru.logger.configure": "loguru is configured for plain text",
    "daiquiri.setup": "daiquiri is configured for plain text",
    "daiquiri.basicConfig": "daiquiri is configured for plain text",
    "tornado.log.enable_pretty_logging": "Tornado's logging writes plain text",
    "tornado.options.parse_command_line": "Tornado's options set plain-text logging up",
    "logging.Formatter": FORMATTER,
    "litestar.logging.config.LoggingConfig": "Litestar's LoggingConfig writes plain text",
    "litestar.logging.LoggingConfig": "Litestar's LoggingConfig writes plain text",
    "cdislogging.get_logger": "cdislogging writes plain text",
    "lims_utils.logging.register_loggers": "lims_utils writes plain text",
    **dict.fromkeys(_HANDLERS, HANDLER),
}
_LOGURU = frozenset({"loguru.logger.add", "loguru.logger.configure"})
"""What is taken for the same under a name of the repository's own (``logger = loguru.logger``)."""
OF_A_FILE = frozenset({WITHOUT_FORMATTER, _SET_UPS["logging.config.fileConfig"]})
"""Set-ups whose formats stand elsewhere, which may be in a file."""
PIECES = frozenset({FORMATTER, HANDLER})
"""Parts of a set-up, which may be for one output beside the log."""


def plain_calls(calls: Calls) -> Mapping[str, Sequence[Call]]:
    """Calls that can set plain-text logging up, by the path of their module."""
    return calls.pick(written=_SET_UPS.__contains__, resolved=_LOGURU.__contains__)


def plain_set_ups(path: str, module: Module, calls: Sequence[Call], taken: Taken) -> Iterator[Evidence]:
    """Set-ups of plain text, and the handlers and formatters of such that something takes."""
    for call in calls:
        note = _SET_UPS.get(call.name, _SET_UPS["loguru.logger.add"])
        if _writes_nothing(module, call):
            continue
        if note not in PIECES or taken.is_taken(path, call):
            yield Evidence(path, call.line, note)
    yield from _of_flask(path, module)
    yield from _configurations(path, module)
    if path in taken.settings:
        yield from (
            Evidence(path, item.line, _DEFAULT)
            for item in module.imports
            if (item.local, item.target) == ("LOGGING", OF_DJANGO)
        )


def _writes_nothing(module: Module, call: Call) -> bool:
    """Whether a set-up is given handlers that drop what comes: ``basicConfig(handlers=[logging.NullHandler()])``."""
    given = call.kwarg("handlers")
    made = [module.call(item) for item in given.items] if isinstance(given, Seq) else []
    return bool(made) and all(each is not None and each.name == "logging.NullHandler" for each in made)


def _of_flask(path: str, module: Module) -> Iterator[Evidence]:
    for call in module.calls:
        given = call.args[0] if call.name.endswith(".addHandler") and call.args else None
        if isinstance(given, Ref) and given.name == "flask.logging.default_handler":
            yield Evidence(path, call.line, "Flask's default handler writes plain text")


def _configurations(path: str, module: Module) -> Iterator[Evidence]:
    """Configurations as dicts that have formatters of plain text only."""
    for assign in module.assigns:
        maps = list(bound_maps(module, assign.value))
        if any(is_logging(assign.target, each) and not is_spread(module, each) for each in maps):
            laid_over = any(key is None for each in maps for key, _ in each.items)
            said = _FORMATTERS if laid_over or holds_formatters(module, assign.value) else _NO_FORMATTER
            yield Evidence(path, assign.line, f"{assign.target.lstrip(':%&')} {said}")
        elif assign.target == ":LOGGING" and assign.value == Ref(OF_DJANGO, assign.line):
            yield Evidence(path, assign.line, _DEFAULT)
