"""Constants that are the names of keys: ``CLIENT_ID = "client_id"`` beside ``CLIENT_SECRET = "client_secret"``."""

from __future__ import annotations

import re

from prodready.facts.python import Const, Expr, Map, Module, Ref, last_word
from prodready.project.secrets.values import PLACEHOLDER, Name, name_kind

_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
_NAMES = re.compile(r"[a-z]+(?:[_-][a-z]+)+")
_ALIKE = 2
"""Constants of other meanings that are spelt as their values, from which on one more is taken for a key."""
_ENDING = 5
"""The same for constants that end as their values do (``CONF_PORT = "port"``), as settings of a test database may,
and for those that have one more word for a key."""

_REPEATED = 3
"""Words of a value that nobody takes for a password, if its name has nearly all of them."""
_FIELDS = 4
"""Entries from which on a dict of single words is one of names: fewer may be somebody's account."""
_OPENS = frozenset(
    {"host", "hostname", "server", "port", "user", "username", "database", "db", "dbname", "name", "engine"}
)
"""Keys that stand beside a password where something is opened with it."""
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")


def is_key_name(module: Module, name: str, value: str) -> bool:
    """Whether a constant of a module only names a key, as others of the module do that hold no secrets."""
    constants = [
        (item.target[1:].lower(), item.value.value.lower())
        for item in module.assigns
        if item.target[0] == ":" and isinstance(item.value, Const) and isinstance(item.value.value, str)
    ]
    others = [pair for pair in constants if name_kind(pair[0]) is Name.OTHER]
    own, text = name.lower(), value.lower()
    if _repeats(own, value):
        return True
    if own == text:
        return sum(known == said for known, said in others) >= _ALIKE
    if _is_shortened(own, text):
        return sum(_is_shortened(known, said) for known, said in others) >= _ENDING
    return _ends_alike(own, text) and sum(_ends_alike(known, said) for known, said in others) >= _ENDING


def _repeats(name: str, value: str) -> bool:
    """Whether a key is called by most of the words of its value (``MISSING_PRICE_KEY = "ledger_missing_prices"``)."""
    said = [word.rstrip("s") for word in value.split("_")]
    known = {word.rstrip("s") for word in name.split("_")}
    alike = sum(word in known for word in said)
    named = name.endswith("_key") and bool(_NAME.fullmatch(value)) and not PLACEHOLDER.search(value)
    return named and len(said) > _REPEATED and alike >= len(said) - 1


def _ends_alike(name: str, value: str) -> bool:
    """Whether a constant ends in the word in which its value does, which is a name itself (``CONF_CAM_PORT = "onvif_port"``)."""
    return bool(_NAME.fullmatch(value)) and name.rpartition("_")[1:] == ("_", value.rpartition("_")[2])


def _is_shortened(name: str, value: str) -> bool:
    """Whether a constant is called after its value with one more word, which is that of a key (``STATUS_KEY = "status"``)."""
    return name.rpartition("_") == (value, "_", "key")


def is_asked_for(module: Module, target: str) -> bool:
    """Whether something is asked for, or keeps, what the value of a constant names (``secrets.get(NAME)``, ``kept[NAME] = …``)."""
    asked = (call.args[0] for call in module.calls if call.args and last_word(call.name).startswith("get"))
    kept = (item.key for item in module.assigns if item.target.endswith("[]"))
    return any(isinstance(key, Ref) and key.name == target for key in (*asked, *kept))


def maps_names(table: Map, key: Const, value: Expr | None) -> bool:
    """Whether a dict leads from names to names at ``key``: all are of several words (``"reset-password": "reset-password"``),
    or those of a form's fields (``"mail": "email", "password": "password"``), or each ends as its key does (``"PGPASSWORD"``)."""
    items = [item for pair in table.items for item in pair]
    texts = [item.value for item in items if isinstance(item, Const) and isinstance(item.value, str)]
    if len(table.items) < 2 or len(texts) != len(items):
        return False
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    if isinstance(value, Const) and value.value == key.value:
        fields = len(pairs) >= _FIELDS and not _OPENS.intersection(texts[::2])
        return all(_NAMES.fullmatch(text) or (fields and _NAME.fullmatch(text)) for text in texts)
    alike = sum(len(said) > len(name) and said.lower().endswith(name.lower()) for name, said in pairs)
    return alike >= _FIELDS and all(said == "" or _VARIABLE.fullmatch(said) for _, said in pairs)
