"""Which of the places that render pages show best that templates escape what they are given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prodready.api import Evidence
from prodready.project.code.conditions import condition
from prodready.project.snapshot import Snapshot

PAGE = "a page is rendered from a template, which escapes"
SET_UP = "templates are set up, which escape"
_SETS_UP = re.compile(
    r"\.(?:setup|Jinja2Templates|SanicJinja2|TemplateConfig|\w+TemplateEngine|Loader|TemplateLookup|XMLFile|XMLString)$"
)
_SHOWS = re.compile(r"\{\{|\$\{|tal:")
_ASIDE = re.compile(
    r"(?:^|[/_])(?:error|[45]\d\d|not_?found|maintenance|offline|about|admin|privacy|terms|imprint|log_?in|sign_?(?:in|up)"
    r"|password)",
    re.IGNORECASE,
)
"""Templates of pages that show little of what users send, or to few."""
_TELLS, _UNKNOWN, _SETS, _CONSTANT, _MISSING = range(5)


def sets_up(name: str) -> bool:
    """Whether a call of this global name sets templates up and renders none."""
    return bool(_SETS_UP.search(name))


def foremost(
    places: Sequence[Evidence], named: Mapping[Evidence, str], files: Sequence[str], snapshot: Snapshot
) -> tuple[Evidence, ...]:
    """The places with templates that show data, if there are any; else those with templates that may, those of errors,
    logins and about the service, those that wait for a setting or only set templates up, and those with templates that show nothing
    or are not there."""
    paths: dict[str, list[str]] = {}
    for path in files:
        paths.setdefault(path.rpartition("/")[2], []).append(path)

    def aside(place: Evidence) -> int:
        name = re.sub(r"^[./]+|^.*:", "", named.get(place, ""))
        if place.note == SET_UP:
            return _SETS
        if not name or not files:
            return _UNKNOWN
        found = [path for path in paths.get(name.rpartition("/")[2], ()) if f"/{path}".endswith(f"/{name}")]
        if not found:
            return _MISSING
        return _TELLS if any(snapshot.says(path, _SHOWS) for path in found) else _CONSTANT

    def rank(place: Evidence) -> int:
        module = snapshot.modules.get(place.path)
        waits = module is not None and bool(condition(module, place.line))
        return max(aside(place), _SETS) if waits or _ASIDE.search(named.get(place, "")) else aside(place)

    ranked = [(rank(place), place) for place in places]
    best = min((each for each, _ in ranked), default=_TELLS)
    return tuple(place for each, place in ranked if each == best)
