from __future__ import annotations

from typing import TYPE_CHECKING

from shop import SETTINGS

if TYPE_CHECKING:
    from shop.stock import Stock


def place(stock: Stock):
    return stock, SETTINGS
