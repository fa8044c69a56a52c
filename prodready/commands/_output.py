"""Where text goes: the terminal as it is, standard output, and files that are whole or absent."""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from prodready.errors import UsageError
from prodready.reports import RenderOptions
from prodready.whole import replace_text

MIN_WIDTH = 40
MAX_WIDTH = 200
PIPED_WIDTH = 80


def options(args: argparse.Namespace, environ: Mapping[str, str] = os.environ) -> RenderOptions:
    """How text for standard output should look: as asked for, else as the terminal and ``NO_COLOR`` say."""
    terminal = sys.stdout.isatty()
    width = args.width or (shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if terminal else PIPED_WIDTH)
    color = args.color
    if color is None:
        color = terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
        color = color or (bool(environ.get("FORCE_COLOR")) and not environ.get("NO_COLOR"))
    return RenderOptions(
        width=max(MIN_WIDTH, min(width, MAX_WIDTH)),
        color=color,
        verbose=getattr(args, "verbose", False),
        unicode=_unicode(sys.stdout.encoding),
    )


def beside_tests(*, color: bool) -> RenderOptions:
    """How text should look in the summary of pytest, which holds standard output captured."""
    encoding = getattr(sys.__stdout__, "encoding", None)
    width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    return RenderOptions(width=max(MIN_WIDTH, min(width, MAX_WIDTH)), color=color, unicode=_unicode(encoding))


def _unicode(encoding: str | None) -> bool:
    try:
        "✓ … █".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def show(text: str) -> None:
    """Print text for people; the stream escapes what it cannot encode."""
    with _standard_output():
        sys.stdout.write(text)
        sys.stdout.flush()


def emit(text: str) -> None:
    """Print text for machines: UTF-8 with line feeds, whatever the locale."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:  # a caller put a text stream in its place
        show(text)
        return
    with _standard_output():
        sys.stdout.flush()
        raw.write(text.encode("utf-8", "backslashreplace"))
        raw.flush()


@functools.cache
def warn(sentence: str) -> None:
    """Say it on standard error, the first time."""
    from prodready.cli import say

    say(sentence)


@contextmanager
def _standard_output() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"standard output cannot be written: {error.strerror or error}") from None


def write_file(path: Path, text: str) -> None:
    """Write the file whole or not at all. Raises :class:`UsageError` with the reason."""
    try:
        if path.exists() and not path.is_file():  # /dev/stderr, a pipe: nothing to replace
            path.write_text(text, "utf-8", "backslashreplace")
            return
        replace_text(path, text)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from None
