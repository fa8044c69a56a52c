from models import Profile

__all__ = ["Profile"]
