"""Which variables of an environment file hold secrets with which something would work (checklist CFG002)."""

from __future__ import annotations

import re

from prodready.facts.documents import Variable

SECRET = re.compile(
    r"SECRET|PASSW(?:OR)?D|(?:^|_)PASS(?:$|_)|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL|(?:ACCESS|AUTH|ENCRYPTION|SIGNING|JWT)_?KEY|SALT$",
    re.IGNORECASE,
)
"""Names of variables that hold secrets."""
_NOT_SECRET = re.compile(
    r"EXPIR|LIFETIME|_TTL|_URL$|_URI$|_URLS$|ALGORITHM|_FILE$|_PATH$|_NAME$|_HEADER|ENABLED|_MINUTES|_SECONDS|_DAYS|_LENGTH|MAX_|_LIMITS?$|_TYPE$|_ID$"
    r"|_SCHEME$|_ENDPOINT$|_PREFIX$|_ISSUER$|_AUDIENCE$",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"^(?:|<.*>|\[.*\]|\{.*\}|\$.*|__\w+__|unset|.{1,2}|x{3,}|\*.*\*|\*+|\.{3,}|your[\s_-].*|.*[_\s-]here|todo|fixme|placeholder|replace.*|none|null"
    r"|false|true|enter[\s_-].*|insert[\s_-].*|put[\s_-].*|set[\s_-]me|\d{1,6}|n/?a|change[\s_-]?(?:me|it|this).*"
    r"|default|.*(?:fake|dummy|example|not.?a.?real|placeholder|never.be.used|do.not.use).*)$",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(r"^[a-z][\w+.-]*://([^/\s:@]*):([^@\s/]+)@", re.IGNORECASE)
_DATABASE = re.compile(
    r"(?:^|_)(?:DB|PG|POSTGRES\w*|MYSQL|MARIADB|DATABASE|MONGO\w*|REDIS|RABBITMQ)(?:$|_)", re.IGNORECASE
)
_TRIVIAL = re.compile(
    r"^(?:postgres|postgresql|mysql|mariadb|mongo|redis|rabbitmq|guest|user|admin|root|pass(?:word)?|secret|test(?:ing)?|dev"
    r"|local|docker|app|db|dbpass(?:word)?|1?2?3?4?5?6?)$",
    re.IGNORECASE,
)


_GENERIC = frozenset({"secret", "key", "api", "jwt", "token", "pass", "passwd", "password"})
"""Words that secrets of a service nobody cared for consist of as well (``SECRET_KEY=secret-key``)."""


def usable_secret(variable: Variable) -> bool:
    """Whether a variable holds a secret with which something would work; what a local database is usually given is none."""
    if variable.commented:
        return False
    value = variable.value.strip()
    inside = _CREDENTIALS.match(value)
    if inside is not None:
        user, password = inside.groups()
        return password != user and not _PLACEHOLDER.match(password) and not _TRIVIAL.match(password)
    named = SECRET.search(variable.name) and not _NOT_SECRET.search(variable.name)
    if not named or _PLACEHOLDER.match(value) or _names_itself(variable.name, value):
        return False
    return not (_DATABASE.search(variable.name) and _TRIVIAL.match(value))


def _names_itself(name: str, value: str) -> bool:
    """Whether a value only says what it stands for, shortened or not: ``LDAP_PASSWORD=ldap_pass``."""
    words = re.split(r"[_\s-]+", name.lower())
    said = re.split(r"[_\s-]+", value.lower())
    if _GENERIC.issuperset(said):
        return False
    return len(said) > 1 and all(len(each) > 1 and any(word.startswith(each) for word in words) for each in said)


def secrets_in(variables: tuple[Variable, ...]) -> tuple[Variable, ...]:
    """The usable secrets of a file, without the password of a local database that is its user's name."""
    users = {item.value.strip() for item in variables if _DATABASE.search(item.name) and "USER" in item.name.upper()}
    return tuple(
        item
        for item in variables
        if usable_secret(item) and not (_DATABASE.search(item.name) and item.value.strip() in users)
    )
