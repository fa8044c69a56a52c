"""# Secrets in a tracked environment file

**Reported**: an environment file (`.env`, `prod.env`, `.envs/.production/.django` …) that git tracks and that holds a secret with
which something would work: a password, a key, a token, an address with credentials.

**Not reported**: placeholders (`changeme`, `<your key>`, `${SECRET}`), examples, files of tests and front ends, files that git
does not track.

Wrong: `SECRET_KEY=8f3c…` in a committed `.env`. Right: the file in `.gitignore`, a `.env.example` with placeholders committed, and
the secret exchanged, because history keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.api import Finding, Location, Severity, finding
from prodready.facts.documents import EnvFile, Variable
from prodready.project.env_files import EnvFiles, usable_secret
from prodready.project.snapshot import Snapshot

NAMED = 3


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
    for path in dict.fromkeys((*(one.path for one in files.real), *(one.path for one in files.exposed))):
        document = snapshot.documents.get(path)
        secrets = [one for one in document.variables if usable_secret(one)] if isinstance(document, EnvFile) else []
        if secrets:
            line = secrets[0].line
            message = f"{path} is tracked by git and holds {_names(secrets)}"
            place = Location(path, line, 0, line, 0)
            yield Finding("CFG101", Severity.BLOCKER, place, message, snippet=f"{secrets[0].name}=…")


def _names(secrets: list[Variable]) -> str:
    names = list(dict.fromkeys(one.name for one in secrets))
    return ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
