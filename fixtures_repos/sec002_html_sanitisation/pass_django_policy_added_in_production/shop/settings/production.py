from .base import *  # noqa: F403
from .base import MIDDLEWARE

MIDDLEWARE.append("csp.middleware.CSPMiddleware")
sources = ("'self'", "https://static.example.org")
CSP_DEFAULT_SRC = sources
CSP_SCRIPT_SRC = sources
