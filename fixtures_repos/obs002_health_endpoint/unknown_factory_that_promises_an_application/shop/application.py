from typing import TYPE_CHECKING

from workshop_kit import Bench

from shop import orders

if TYPE_CHECKING:
    import litestar


def build() -> litestar.Litestar:
    bench = Bench(parts=[orders.ROUTER])
    return bench.assemble()
