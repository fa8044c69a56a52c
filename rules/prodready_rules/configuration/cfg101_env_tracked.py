"""# Secrets in a tracked environment file

**Reported**: an environment file (`.env`, `prod.env`, `.envs/.production/.django` …) that git tracks and that holds a secret with
which something would work: a password, a key, a token, an address with credentials.

**Not reported**: placeholders (`changeme`, `<your key>`, `${SECRET}`), examples, files of tests, development and front ends,
files that git does not track; words such as `postgres` or `secret` in another file than `.env` itself.

Wrong: `SECRET_KEY=8f3c…` in a committed `.env`. Right: the file in `.gitignore`, a `.env.example` with placeholders committed, and
the secret exchanged, because history keeps it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.api import Finding, Location, Severity, finding
from prodready.facts.documents import EnvFile, Variable
from prodready.project.settings.env_files import EnvFiles
from prodready.project.settings.env_secrets import secrets_in
from prodready.project.snapshot import Snapshot

NAMED = 3
_ASIDE = re.compile(
    r"(^|[._/-])(dev\w*|local|tests?|testing|ci|e2e|debug|examples?|samples?|templates?|dist|devcontainer)([._/-]|$)",
    re.I,
)
_CREDENTIALS = re.compile(r"^[a-z][\w+.-]*://[^/\s:@]*:([^@\s/]*)@")
_WORDS = re.compile(
    r"((secrets?|keys?|pass|passw(or)?d|pw|dev|local|test|app|users?|admin|root|my|not|a|super|db|database|postgres(ql)?|mysql"
    r"|mariadb|mongo(db)?|redis|guest|rabbit(mq)?|minio|default|insecure|unsafe|docker|demo|foo|bar|api|jwt|token|abc|qwerty)"
    r"[_\d]*)+|\d{0,8}"
)
"""Values that developers' machines are set up with and that no deployment is."""


@finding(
    code="CFG101",
    name="env-tracked",
    section="configuration",
    severity=Severity.BLOCKER,
    question="Are secrets kept out of tracked environment files?",
    why="Whoever can read the repository, or ever could, has the secret.",
    fix="Take the file out of git, ignore it, commit an example with placeholders, and exchange the secrets.",
    references=(
        "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data",
    ),
)
def rule(snapshot: Snapshot, files: EnvFiles) -> Iterator[Finding]:
    """The first usable secret of each file in use."""
    for path in dict.fromkeys(one.path for one in files.real):
        document = snapshot.documents.get(path)
        variables = document.variables if isinstance(document, EnvFile) else ()
        secrets = [one for one in secrets_in(variables) if not _is_harmless(path, one)]
        if secrets and not _ASIDE.search(path):
            line = secrets[0].line
            message = f"{path} is tracked by git and holds {_names(secrets)}"
            place = Location(path, line, 0, line, 0)
            yield Finding("CFG101", Severity.BLOCKER, place, message, snippet=f"{secrets[0].name}=…")


def _is_harmless(path: str, variable: Variable) -> bool:
    """Whether a value is a word that every developer types; in a ``.env`` itself, which the default path loads, it counts."""
    if posixpath.basename(path) == ".env":
        return False
    value = variable.value.strip().lower()
    inside = _CREDENTIALS.search(value)
    plain = re.sub(r"\W+", "_", inside[1] if inside else value)
    return bool(_WORDS.fullmatch(plain)) or variable.name.lower() in plain


def _names(secrets: list[Variable]) -> str:
    names = list(dict.fromkeys(one.name for one in secrets))
    return ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
