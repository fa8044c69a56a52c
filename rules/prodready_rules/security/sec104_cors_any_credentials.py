"""# Any origin with credentials

**Reported**: cross-origin requests allowed from any origin together with credentials: Starlette's and FastAPI's
`CORSMiddleware`, Litestar's `CORSConfig`, Flask-CORS, django-cors-headers, aiohttp-cors, Quart-CORS, Sanic's
extension, Falcon's middleware, and handlers that copy the request's `Origin` into the answer by hand. Defaults
count: Flask-CORS and Litestar allow any origin unless told otherwise. Values are followed through constants,
settings' defaults and defaults of environment reads.

**Not reported**: any origin without credentials (a public API), lists of origins, values that only the environment
gives.

Confidence is low where nothing in the application asks who sends a request: then no credentials are there to be misused,
unless something before it keeps them.

Wrong: `allow_origins=["*"], allow_credentials=True`. Right: `allow_origins=settings.cors_origins`, a list without a
wildcard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Severity, finding
from prodready.facts.python import Const
from prodready.project.headers.cors import Cors
from prodready.project.services.production import Production, spot

_CREDENTIALS = re.compile(
    r"auth(?!or)|cookie|log_?in(?:_|$|\b)|password|jwt|credential|api[-_]?key|bearer|current_?user|permission|securit"
    r"|(?:access|refresh|id|api|user|x|verify|check|decode|create|get|validate)[-_](?:\w+_)?token"
    r"|SessionMiddleware|request\.session|(?:flask|quart)\.session|contrib\.sessions",
    re.I,
)


@finding(
    code="SEC104",
    name="cors-any-credentials",
    section="security",
    severity=Severity.ERROR,
    question="May any site send requests with the user's credentials?",
    why="The browser then lets every page that a user opens read and change that user's data.",
    fix="List the origins that may, from a setting.",
    references=(
        "https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS",
        "https://cwe.mitre.org/data/definitions/942.html",
    ),
)
def rule(cors: Cors, production: Production) -> Iterator[Finding]:
    """Every place at which both are allowed."""
    asked = bool(cors.open) and _asks_who(production)
    for policy in cors.open:
        through = " by default" if policy.assumed else ""
        level = Confidence.MEDIUM if policy.assumed else Confidence.HIGH
        yield spot(
            "SEC104",
            Severity.ERROR,
            policy.place,
            f"{policy.what} allows any origin{through} with credentials",
            level if asked else Confidence.LOW,
        )


def _asks_who(production: Production) -> bool:
    """Whether anything in the application is named for what tells who sends a request."""
    for _, module in production.application():
        words = [item.target for item in module.imports] + [call.name for call in module.calls]
        words += [param.name for function in module.functions for param in function.params]
        words += [str(value.value) for call in module.calls for value in call.args[:1] if isinstance(value, Const)]
        if any(map(_CREDENTIALS.search, words)):
            return True
    return False
