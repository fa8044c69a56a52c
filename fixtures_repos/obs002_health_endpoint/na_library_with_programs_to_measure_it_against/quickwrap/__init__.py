from quickwrap.core import wrap

__all__ = ["wrap"]
