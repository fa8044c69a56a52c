"""How often one client may call."""

from slowapi import Limiter
from slowapi.util import get_remote_address

from bookshelf.settings import get_settings

limiter = Limiter(key_func=get_remote_address)


def read_limit() -> str:
    return get_settings().rate_limit


def write_limit() -> str:
    return get_settings().write_rate_limit
