"""Constants that are the names of keys: ``CLIENT_ID = "client_id"`` beside ``CLIENT_SECRET = "client_secret"``."""

from __future__ import annotations

import re

from prodready.facts.python import Const, Map, Module
from prodready.project.secrets.values import Name, name_kind

_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
_NAMES = re.compile(r"[a-z]+(?:[_-][a-z]+)+")
_ALIKE = 2
"""Constants of other meanings that are spelt as their values, from which on one more is taken for a key."""
_ENDING = 5
"""The same for constants that end as their values do (``CONF_PORT = "port"``), as settings of a test database may,
and for those that have one more word for a key."""


def is_key_name(module: Module, name: str, value: str) -> bool:
    """Whether a constant of a module only names a key, as others of the module do that hold no secrets."""
    constants = [
        (item.target[1:].lower(), item.value.value.lower())
        for item in module.assigns
        if item.target[0] == ":" and isinstance(item.value, Const) and isinstance(item.value.value, str)
    ]
    others = [pair for pair in constants if name_kind(pair[0]) is Name.OTHER]
    own, text = name.lower(), value.lower()
    if own == text:
        return sum(known == said for known, said in others) >= _ALIKE
    if _is_shortened(own, text):
        return sum(_is_shortened(known, said) for known, said in others) >= _ENDING
    return _ends_alike(own, text) and sum(_ends_alike(known, said) for known, said in others) >= _ENDING


def _ends_alike(name: str, value: str) -> bool:
    """Whether a constant ends in the word in which its value does, which is a name itself (``CONF_CAM_PORT = "onvif_port"``)."""
    return bool(_NAME.fullmatch(value)) and name.rpartition("_")[1:] == ("_", value.rpartition("_")[2])


def _is_shortened(name: str, value: str) -> bool:
    """Whether a constant is called after its value with one more word, which is that of a key (``STATUS_KEY = "status"``)."""
    return name.rpartition("_") == (value, "_", "key")


def maps_names(table: Map) -> bool:
    """Whether a dict leads from names to names, all of several words (``"reset-password": "reset-password"``)."""
    items = [item for pair in table.items for item in pair]
    texts = [item.value for item in items if isinstance(item, Const) and isinstance(item.value, str)]
    return len(table.items) > 1 and len(texts) == len(items) and all(_NAMES.fullmatch(text) for text in texts)
