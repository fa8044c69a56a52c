"""Audit a Python web service for production readiness."""

__version__ = "0.1.0"
