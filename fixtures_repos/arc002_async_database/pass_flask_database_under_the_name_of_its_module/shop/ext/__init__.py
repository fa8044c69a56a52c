from shop.ext.db import db

__all__ = ["db"]
