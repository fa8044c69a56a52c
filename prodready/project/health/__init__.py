"""Liveness and readiness: which routes answer, and what is asked before they do."""
