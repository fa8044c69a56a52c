"""# Hard-coded secrets

**Reported**: a constant that looks like a secret and is bound to a name that holds one: an assignment, a field of a
settings class, an item such as `app.config["SECRET_KEY"]`, an argument or a parameter's default; the default of an
environment read (`os.environ.get("SECRET_KEY", "dev")`), with which the service starts when the variable is
forgotten; a password inside a connection address; and, under any name, what only a provider's key or a private key
looks like. In a compose file that is named for production: passwords that it holds, or falls back to. In INI files
that configure the application (`alembic.ini`, `production.ini`, `*.cfg`): passwords in addresses of other hosts,
provider's keys, and values under the name of a secret.

**Not reported**: placeholders that the application refuses to start with (a check that compares with the value and
raises), values that production's settings replace (or that a tool which writes a configuration overwrites with random
text), development and test settings, values below a condition on debugging; in INI files placeholders, options that
code sets before they are read, configuration of tools and of development; names and values that only speak of a secret:
prefixes, header and parameter names, URLs, paths, messages, masks, patterns, members of enums.

Wrong: `SECRET_KEY: str = "fastapi"`. Right: `SECRET_KEY: SecretStr`, without a default, so that a service without
it does not start.

A password or a key that was ever committed is to be replaced, not only moved.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Severity, finding
from prodready.project.secrets.files import Secret
from prodready.project.secrets.hard_coded import HardCoded


@finding(
    code="SEC101",
    name="hard-coded-secret",
    section="security",
    severity=Severity.BLOCKER,
    question="Is a secret written in the code?",
    why="Whoever can read the repository, or guesses the default, can sign tokens, log in or read the database.",
    fix="Read it from the environment without a default, and replace the one that was committed.",
    references=("https://cwe.mitre.org/data/definitions/798.html", "https://12factor.net/config"),
)
def rule(secrets: HardCoded) -> Iterator[Finding]:
    """Every constant that serves as a secret."""
    for secret in secrets.found:
        yield Finding(
            "SEC101",
            Severity.BLOCKER,
            secret.place,
            _message(secret),
            secret.confidence,
            f"{secret.name} = {secret.shown}",
        )


def _message(secret: Secret) -> str:
    verb = "falls back to" if secret.default else "is"
    kind = "an address with the password" if secret.inside else "the constant"
    return f"{secret.name} {verb} {kind} {secret.shown}"
