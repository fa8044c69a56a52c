"""Functions that Gunicorn calls of its configuration, which may stand in any module of settings."""

from __future__ import annotations

from prodready.project.words import words

GUNICORN_HOOKS = words(
    """on_starting on_reload on_exit when_ready pre_fork post_fork post_worker_init worker_int worker_abort worker_exit child_exit
    pre_exec pre_request post_request nworkers_changed ssl_context"""
)
"""Its server hooks: https://docs.gunicorn.org/en/stable/settings.html#server-hooks"""
