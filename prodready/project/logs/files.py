"""Logging configuration in files that are not Python, and start commands that switch structured logs on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.documents import Document, Scalar, lines_of, text, walk
from prodready.facts.files import Role
from prodready.facts.python import Call, Const
from prodready.project.logs.formatters import LogFormatters
from prodready.project.logs.names import is_structured_format
from prodready.project.services.django_settings import is_development
from prodready.project.snapshot import Snapshot

_OTHER = frozenset({Role.TEST, Role.DOCS, Role.TEMPLATE, Role.VENDORED})
_EXPORTS = re.compile(
    r"\bopentelemetry-instrument\b.*--logs_exporter[= ](?!none)\w"
    r"|\bOTEL_LOGS_EXPORTER[=: ]+[\"']?(?!none)\w"
)
_FORMATTERS = re.compile(r"ormatter")
_COPIED = re.compile(r"\.(?:example|sample|dist|template)(?=\.|$)")
"""What the name of a file has that people copy before it is loaded."""
_TO_COPY = re.compile(r"template|example|sample|disabled", re.IGNORECASE)
"""Sections that somebody must rename before they are read (``LOGGING_TEMPLATE``)."""
_AGENT = re.compile(r"\bopentelemetry-instrument\b")


def structured_in_files(snapshot: Snapshot, formatters: LogFormatters) -> Iterator[Evidence]:
    """Structured formatters of configuration files that something loads, and log exports of OpenTelemetry's agent."""
    found = [
        Evidence(path, line, f"a structured formatter in a configuration file ({said[:60]})")
        for path, document in _configurations(snapshot)
        for key, said, line in _formats(document)
        if (is_structured_format(said) if key == "format" else formatters.text(path, said))
        and (_is_loaded(snapshot, path) or _is_paste(path, document))
    ]
    released = [item for item in found if not is_development(item.path.rpartition(".")[0])] or found
    yield from released
    folders = {item.path.rpartition("/")[0] for item in released}
    for path, call in dict.fromkeys(each for folder in sorted(folders) for each in _taking(snapshot, folder)):
        yield Evidence(path, call.line, "logging is set up by the configuration file")
    yield from _exported(snapshot)


def plain_in_files(snapshot: Snapshot) -> Iterator[Evidence]:
    """Formats of plain text in configuration files that something loads, those of migrations aside."""
    for path, document in _configurations(snapshot):
        line = next((line for key, _, line in _formats(document) if key == "format"), 0)
        own = _serves(document) or document.at("alembic") is None
        if line and own and (_is_loaded(snapshot, path) or _is_paste(path, document)):
            yield Evidence(path, line, "a formatter of plain text in a configuration file")


def _configurations(snapshot: Snapshot) -> Iterator[tuple[str, Document]]:
    for path, document in snapshot.of(Document):
        if snapshot.role(path) not in _OTHER and snapshot.says(path, _FORMATTERS):
            yield path, document


def _formats(document: Document) -> Iterator[tuple[str, str, int]]:
    """What the formatters of a configuration that handlers take are made of: the key, its text and the line."""
    for root in document.roots:
        handed = {text(node) for keys, node in walk(root) if keys and keys[-1] == "formatter"}
        for keys, node in walk(root):
            if not isinstance(node, Scalar) or not isinstance(node.value, str) or not keys:
                continue
            if keys[-1] not in ("()", "class", "format") or not any("ormatter" in str(key) for key in keys[:-1]):
                continue
            if _TO_COPY.search(str(keys[0])):
                continue
            if not handed or _name(keys) in handed:
                yield str(keys[-1]), node.value, node.line


def _name(keys: tuple[str | int, ...]) -> str:
    """What handlers call a formatter: ``json`` of ``formatters: json:`` and of ``[formatter_json]``."""
    place = next(place for place, key in enumerate(keys) if "ormatter" in str(key))
    return str(keys[place]).partition("_")[2] or str(keys[place + 1])


def _is_paste(path: str, document: Document) -> bool:
    """Whether ``pserve`` starts the service by the file, and so sets its logging up; those for development aside."""
    return path.endswith(".ini") and _serves(document) and not is_development(path.removesuffix(".ini"))


def _serves(document: Document) -> bool:
    sections = {str(key).partition(":")[0] for root in document.roots for keys, _ in walk(root) for key in keys[:1]}
    return {"server", "app"} <= sections


def _is_loaded(snapshot: Snapshot, path: str) -> bool:
    """Whether the application's code, a script or a container names the file, or code beside its folder sets logging up by a
    dict, from a file whose name it may put together."""
    folder, _, name = path.rpartition("/")
    name = _COPIED.sub("", name)
    return (
        any(name in text for text in _texts(snapshot))
        or any(name in line for other, line in _lines(snapshot) if other != path)
        or any(True for _ in _taking(snapshot, folder))
    )


def _taking(snapshot: Snapshot, folder: str) -> Iterator[tuple[str, Call]]:
    """The calls in modules beside a folder of configurations that set logging up by a dict."""
    home = folder.rpartition("/")[0]
    for path, module in snapshot.application() if home else ():
        if path.rpartition("/")[0] == home:
            yield from ((path, call) for call in module.calls if call.name.endswith("config.dictConfig"))


def _texts(snapshot: Snapshot) -> Iterator[str]:
    """The constant strings that the application passes or binds."""
    for _, module in snapshot.application():
        values = [value for call in module.calls for value in call.arguments]
        for value in (*values, *(assign.value for assign in module.assigns)):
            if isinstance(value, Const) and isinstance(value.value, str):
                yield value.value


def _lines(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Lines of scripts, containers and deployment files."""
    for path, document in snapshot.documents.items():
        if _is_deployed(snapshot, path):
            yield from ((path, line) for _, line in lines_of(document))


def _is_deployed(snapshot: Snapshot, path: str) -> bool:
    return snapshot.role(path) not in _OTHER and not path.endswith((".md", ".rst"))


def _exported(snapshot: Snapshot) -> Iterator[Evidence]:
    """An agent that is started with the service and exports its logs."""
    files = [(path, document) for path, document in snapshot.documents.items() if _is_deployed(snapshot, path)]
    started = any(snapshot.says(path, _AGENT) for path, _ in files)
    for path, document in files if started else ():
        for number, line in lines_of(document) if snapshot.says(path, _EXPORTS) else ():
            if _EXPORTS.search(line) and not line.lstrip().startswith("#"):
                yield Evidence(path, number, "OpenTelemetry's agent exports the logs")
