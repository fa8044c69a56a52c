"""# Any origin with credentials

**Reported**: cross-origin requests allowed from any origin together with credentials: Starlette's and FastAPI's
`CORSMiddleware`, Litestar's `CORSConfig`, Flask-CORS, django-cors-headers, aiohttp-cors, Quart-CORS, Sanic's
extension, Falcon's middleware, and handlers that copy the request's `Origin` into the answer by hand. Defaults
count: Flask-CORS and Litestar allow any origin unless told otherwise. Values are followed through constants,
settings' defaults and defaults of environment reads.

**Not reported**: any origin without credentials (a public API), lists of origins, values that only the environment
gives.

Wrong: `allow_origins=["*"], allow_credentials=True`. Right: `allow_origins=settings.cors_origins`, a list without a
wildcard.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Confidence, Finding, Severity, finding
from prodready.project.headers.cors import Cors
from prodready.project.services.production import spot


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
def rule(cors: Cors) -> Iterator[Finding]:
    """Every place at which both are allowed."""
    for policy in cors.open:
        through = " by default" if policy.assumed else ""
        yield spot(
            "SEC104",
            Severity.ERROR,
            policy.place,
            f"{policy.what} allows any origin{through} with credentials",
            Confidence.MEDIUM if policy.assumed else Confidence.HIGH,
        )
