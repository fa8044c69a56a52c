from refresher.cache import Refreshed

__all__ = ["Refreshed"]
