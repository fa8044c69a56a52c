"""Constants that are the names of keys: ``CLIENT_ID = "client_id"`` beside ``CLIENT_SECRET = "client_secret"``."""

from __future__ import annotations

from prodready.facts.python import Const, Module
from prodready.project.secrets.values import Name, name_kind

_ALIKE = 2
"""Constants of other meanings that are spelt as their values, from which on one more is taken for a key."""
_ENDING = 5
"""The same for constants that end as their values do (``CONF_PORT = "port"``), as settings of a test database may."""


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
    return own.endswith(f"_{text}") and sum(known.endswith(f"_{said}") for known, said in others) >= _ENDING
