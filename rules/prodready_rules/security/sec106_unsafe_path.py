"""# Paths from requests

**Reported**: a file that is opened, sent, written or removed by a path that is built from a request's own text (a
parameter of the handler, a query, a form, the name of an upload) without a check that it stays inside its folder;
also one or two calls further down.

**Not reported**: text that went through `secure_filename`, `safe_join`, `os.path.basename`, `Path(…).name` or any
other function; handlers that compare the resolved path (`is_relative_to`, `commonpath`, `startswith`) or the text
with what is allowed, unless the request says that; numbers, UUIDs and enums, and what a route's pattern keeps to letters and
digits; one segment of the URL with more beside it in
the same name (`f"{name}.json"`), where the framework decodes a path before it splits it; an upload that is opened itself.

Confidence is low where the text is one segment of the URL, which cannot hold a slash, but may be `..`.

Wrong: `FileResponse(f"uploads/{name}")`. Right: resolve the path and refuse it unless
`path.is_relative_to(folder)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Confidence, Finding, Severity, finding
from prodready.project.requests.paths import RequestPaths
from prodready.project.services.production import Production, place, spot


@finding(
    code="SEC106",
    name="unsafe-path",
    section="security",
    severity=Severity.ERROR,
    question="Can a request choose which file is opened?",
    why="A name such as ../../etc/passwd then leads to any file that the process can read or write.",
    fix="Resolve the path and refuse it unless it is inside the folder, or look the name up in a table.",
    references=("https://cwe.mitre.org/data/definitions/22.html",),
)
def rule(production: Production, paths: RequestPaths) -> Iterator[Finding]:
    """Every file that is opened by a request's text."""
    for opened in paths.opened:
        if not production.in_application(opened.path):
            continue
        level = Confidence.MEDIUM if opened.far else Confidence.HIGH
        yield spot(
            "SEC106",
            Severity.ERROR,
            place(opened.path, opened.call),
            f"{opened.source} of {opened.route.title} reaches {opened.call.name.rpartition('.')[2].lstrip(':%')}() unchecked",
            Confidence.LOW if opened.segment else level,
        )
