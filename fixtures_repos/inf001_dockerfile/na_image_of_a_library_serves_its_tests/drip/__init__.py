from drip.answer import DripResponse

__all__ = ["DripResponse"]
