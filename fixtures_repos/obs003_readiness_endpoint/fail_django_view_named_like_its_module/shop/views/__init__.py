from .health_check import health_check
from .shelves import shelves
