from .client import PriceClient

__all__ = ["PriceClient"]
