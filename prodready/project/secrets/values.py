"""Which names hold secrets, and which constants look like one (detection H4): the judgement over single words.

Rules that ask for a secret-looking name alone are right one time in six; the value decides.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from enum import Enum

_PROVIDERS = re.compile(
    r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22,}|\bglpat-[\w-]{20}"
    r"|\bxox[abprs]-\d+-[\w-]{10,}|\b[sr]k_live_[A-Za-z0-9]{16,}|\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{32,}"
    r"|\bAIza[0-9A-Za-z_-]{35}\b|\bSG\.[\w-]{22}\.[\w-]{43}|\bnpm_[A-Za-z0-9]{36}|\bpypi-AgE[\w-]{50,}"
    r"|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}"
)
"""Formats of tokens and keys that their issuers document; nothing else looks like them."""
_HEADER = re.compile(r"\s*-----[A-Z ]+-----\s*")
"""What stands above a key, without the key."""

_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*://(?P<user>[^/\s:@]*):(?P<password>[^@\s/]+)@(?P<host>[^\s/:?]+)\S*\Z", re.I)
_LOCAL = re.compile(
    r"^(?:localhost|127\.|0\.0\.0\.0|\[?::1)|(?:^|[.-])(?:local|dev|devstack|test|example)(?:[.-]|$)", re.I
)
_NO_HOST = re.compile(r"(?:your|my)?[-_]?host(?:name)?\Z", re.I)
"""What stands for the name of a host in an address to be written."""

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_HOLDS = frozenset({"password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "secretkey", "jwt"})
_KEYS = frozenset(
    {"secret", "private", "signing", "encryption", "crypto", "fernet", "jwt", "hmac", "master", "security"}
    | {"api", "access", "auth", "account", "service", "app", "session", "cookie"}
)
_WEAK_KEYS = frozenset({"api", "access", "auth", "account", "service", "app", "session", "cookie"})
"""Words before ``key`` that also name identifiers, so that a word there is no secret."""
_NOT_FIRST = frozenset(
    {"reset", "forgot", "forgotten", "change", "changed", "update", "set", "invalid", "wrong", "missing", "has", "is"}
    | {"use", "uses", "require", "required", "need", "needs", "no", "incorrect", "expired", "bad", "create", "revoke"}
    | {
        "verify",
        "confirm",
        "generate",
        "get",
        "show",
        "hide",
        "enter",
        "without",
        "with",
        "validate",
        "check",
        "delete",
    }
    | {"request", "recover", "restore", "lost", "send", "unset", "empty", "pad", "csrf", "xsrf", "stop", "eos", "bos"}
    | {"next", "page", "continuation", "cancel", "sync", "unk", "mask", "param", "header", "grant", "type", "form"}
)
"""Words that make a name speak *of* a secret, or mean another kind of token."""
_NOT_ANYWHERE = frozenset(
    {"csrf", "xsrf", "prefix", "url", "uri", "path", "file", "header", "field", "label", "title", "message", "regex"}
    | {"pattern", "template", "endpoint", "scope", "public", "test", "tests", "example", "dummy", "fake", "mock", "dev"}
)

_MASK = re.compile(r"^(?:[*xX.\-_•#]+|\[?(?:redacted|filtered|hidden|masked|removed|scrubbed)\]?)$", re.I)
_TEMPLATE = re.compile(r"\$\{|\{\{|\{[\w.!:]*\}|%\(|%s|<[^>]*>|^\$[A-Za-z_]|^%\w+%$|^env:|^\[.*\]$")
_HASH = re.compile(r"^\$(?:2[abxy]?|5|6|y|argon2\w*|scrypt|pbkdf2[\w-]*)\$|^(?:pbkdf2|argon2|bcrypt|scrypt)[\w:]*\$")
"""Hashes of passwords, which open nothing (a dummy that makes every login take the same time)."""
_PLACE = re.compile(
    r"^(?:[a-z]+:)?//|^(?:https?|file|arn|urn|projects|secretsmanager)[:/]|^[~.]?/|^\.?\w+(?:/[\w.-]+)+$"
)
_BASE64 = re.compile(r"(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d\S*\d)[A-Za-z0-9/+]{40,}={0,2}")
"""Random bytes as AWS writes its keys; their slashes make them look like paths."""
_CODE = re.compile(r"\\[dwsbSDW.]|\[\^|\(\?|^//|::|^[a-z_]+(?:\.[a-z_]+)+$|\(\)$")
_SETTING = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_SPEAKING = _HOLDS | {"key", "keys", "secrets", "pass"}
"""Words of which one is in the name of a setting that holds a secret."""
_SENTENCE = re.compile(r"[.!?,:;]\s|\s\S+\s\S+\s\S+\s|^[A-Z]\w+\s\w+\s\w+")
_ACCOUNT = re.compile(r"[\w.-]+:[x*!]?:\d+:\d*:")
"""The beginning of a line of ``/etc/passwd`` or ``/etc/group``, which keep passwords elsewhere."""
_UNUSED = re.compile(
    r"^[sprw]k_test_|^no \w+(?: \w+)*$|^(?:not|no|un)[\s_-]?(?:active|used|set|available|configured|needed|required|applicable)$",
    re.I,
)
_RATE = re.compile(
    r"(?:\d+\s*(?:/|per)\s*\d*\s*(?:s(?:ec(?:ond)?)?|m(?:in(?:ute)?)?|h(?:our)?|d(?:ay)?|month|year)s?\s*(?:[;,|]\s*)?)+",
    re.I,
)
"""Limits of requests (``10/minute;100/hour``), which routes that hand out tokens have too."""
_REPEATED = re.compile(r"(\w)\1{9,}")
"""What fills a key up that is for trying out (``1x000…00AA``)."""
_VALUES = frozenset(
    {"true", "false", "none", "null", "yes", "no", "on", "off", "required", "optional", "default", "bearer"}
)
PLACEHOLDER = re.compile(
    r"change[\s_-]?(?:me|it|this)|ch4ng3|^(?:secret|password|passwd|example|placeholder|dummy|test(?:ing)?|dev|local|admin|"
    r"root|postgres|mysql|guest|user|pass|default|minioadmin|rabbitmq|redis|foo|bar|todo)\d*$|your[\s_-]|replace|insecure|"
    r"not[\s_-]?(?:so[\s_-]?)?(?:a[\s_-]?)?secret|super[\s_-]?secret|secret[\s_-]?key|my[\s_-]?secret|fixme|unsafe",
    re.I,
)
"""Values that a project means to be replaced."""


class Look(Enum):
    """What a constant looks like as the value of a secret."""

    KNOWN = "known"  # a provider's format, an address with a password in it
    REAL = "real"  # random enough
    WORD = "word"  # a password that somebody chose, or a placeholder
    NOTHING = "nothing"


class Name(Enum):
    """What a name says that its value is."""

    SECRET = "secret"  # noqa: S105 - the kind, not the thing
    IDENTIFIER = "identifier"  # holds a secret only if the value looks like one
    OTHER = "other"


@functools.lru_cache(maxsize=1 << 14)
def words(name: str) -> tuple[str, ...]:
    """The words of an identifier in lower case: ``DB_apiKey`` is ``db``, ``api``, ``key``."""
    return tuple(word.lower() for word in _WORDS.findall(name) if not word.isdigit())


@functools.lru_cache(maxsize=1 << 14)  # the same names come again and again
def name_kind(name: str) -> Name:
    """Whether ``name`` (of a variable, field, option or environment variable) holds a secret."""
    parts = words(name)
    if not parts or parts[0] in _NOT_FIRST or _NOT_ANYWHERE & set(parts):
        return Name.OTHER
    if parts[-1] in _HOLDS:
        return Name.IDENTIFIER if parts[-1] in ("token", "jwt") else Name.SECRET
    if parts[-1] in ("key", "keys") and len(parts) > 1 and parts[-2] in _KEYS:
        return Name.IDENTIFIER if parts[-2] in _WEAK_KEYS and "secret" not in parts else Name.SECRET
    if parts[-1] in ("key", "pass") and len(parts) == 1:
        return Name.OTHER
    return Name.SECRET if parts[-1] == "pass" and len(parts) > 1 else Name.OTHER


def look(value: str) -> Look:
    """What ``value`` looks like where the name is one of a secret."""
    text = value.strip()
    if is_known(text):
        return Look.KNOWN
    if _BASE64.fullmatch(text):
        return Look.REAL
    if _REPEATED.search(text):
        return Look.NOTHING
    if (
        (len(text) < 4 and not PLACEHOLDER.search(text))
        or text.lower() in _VALUES
        or _UNUSED.match(text)
        or _RATE.fullmatch(text)
        or _MASK.match(text)
        or _TEMPLATE.search(text)
    ):
        return Look.NOTHING
    if (
        _PLACE.search(text)
        or text.endswith(("...", "…"))  # abbreviated
        or _HASH.search(text)
        or _ACCOUNT.match(text)
        or _CODE.search(text)
        or (text[-1] in "_-:.=," and not _is_random(text))
    ):
        return Look.NOTHING
    if _is_random(text):
        return Look.REAL
    if _SETTING.fullmatch(text) and not PLACEHOLDER.search(text) and _SPEAKING.intersection(words(text)):
        return Look.NOTHING  # a setting's name: {"PASSWORD": "SHOP_REDIS_PASSWORD"}
    if _SENTENCE.search(text):
        return Look.NOTHING
    return Look.WORD


def is_known(value: str) -> bool:
    """Whether the format alone tells that this is a credential."""
    return (
        bool(_PROVIDERS.search(value))
        and not _HEADER.fullmatch(value)
        and not re.search(r"EXAMPLE|x{6,}|0{12,}|123456789", value)
    )


def password_in_address(value: str) -> str:
    """The password inside a connection address of a host other than this one; empty if there is none."""
    found = _ADDRESS.match(value.strip())
    if found is None or is_local(found["host"]) or _NO_HOST.match(found["host"]):
        return ""
    if _TEMPLATE.search(found["password"]) or _MASK.match(found["password"]):
        return ""
    return found["password"]


def is_local(host: str) -> bool:
    """Whether a host is this machine or one of development, whose password opens nothing."""
    return bool(_LOCAL.search(host))


def masked(value: str) -> str:
    """A value as messages show it: placeholders as they are, of others two characters and the length."""
    if PLACEHOLDER.search(value) and len(value) <= 40 and not is_known(value):
        return repr(value)
    return f"{value[:2]!r}… ({len(value)} characters)"


def _is_random(value: str) -> bool:
    """Whether no person would have thought of it: long, no spaces, digits among letters, many different characters."""
    if len(value) < 16 or re.search(r"\s", value):
        return False
    if re.fullmatch(r"[0-9a-fA-F]{16,}", value) or re.fullmatch(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", value):
        return len(set(value)) > 5
    counts = Counter(value)
    entropy = -sum(count / len(value) * math.log2(count / len(value)) for count in counts.values())
    digits = sum(char.isdigit() for char in value)
    dictionary = re.fullmatch(r"[a-zA-Z]+(?:[_-][a-zA-Z0-9]+)*", value)
    return entropy > 3.3 and digits >= 2 and not dictionary
