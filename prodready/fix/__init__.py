"""Rewrites of findings: applied in worker processes, verified, shown as a diff, written file by file.

``site``, ``nodes``, ``names``, ``imports`` and ``loggers`` are what a rewrite's author imports; they run, like libcst
itself, only in a worker that can be killed. The rest runs in the program and never parses anything.
"""
