"""The way in: chooses the command, imports only that, and turns every way of ending into an exit code.

A command is a module of ``prodready.commands``: the first line of its docstring is its help, ``add_arguments(parser)``
declares its options and ``run(args)`` returns the exit code. The modules found there are the commands; no list to keep.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence

from prodready import __version__

INTERRUPTED = 130
INTERNAL = 4
UNWRITABLE = 2
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
BROKEN_PIPE = 141  # 128 + SIGPIPE, as a shell reports a program that the signal ended


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _open_standard_streams()
    _forgive_encodings()
    try:
        return _ended(lambda: _run(arguments, alone=argv is None), debug="--debug" in arguments)
    finally:
        _close_output()


def _run(arguments: list[str], *, alone: bool) -> int:
    if arguments and arguments[0] in ("--version", "-V"):
        sys.stdout.write(f"prodready {__version__}\n")
        sys.stdout.flush()
        return 0
    from prodready.startup import end_in_order, leave_working_directory, spare_byte_code

    leave_working_directory()
    spare_byte_code()
    if alone:  # a caller in the same process has its own ways
        end_in_order()
    from prodready.commands import dispatch

    code = dispatch(arguments)
    sys.stdout.flush()
    return code


def _ended(run: Callable[[], int], *, debug: bool) -> int:
    try:
        return run()
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except OSError as error:
        if error.errno not in FULL:
            return _failed(error, debug=debug)
        say(f"the output cannot be written: {error.strerror}")
        return UNWRITABLE
    except SystemExit as ended:  # argparse after --help
        return ended.code if isinstance(ended.code, int) else 0
    except Exception as error:
        return _failed(error, debug=debug)


def _failed(error: Exception, *, debug: bool) -> int:
    from prodready.errors import UserError

    if isinstance(error, UserError):
        say(str(error))
        return error.exit_code
    if debug:
        import traceback

        traceback.print_exception(error)
    say(f"internal error{'' if debug else ' (--debug shows where)'}: {type(error).__name__}: {error}")
    return INTERNAL


def say(sentence: str) -> None:
    """One line on standard error; control characters, which file names may hold, are spelled out."""
    safe = "".join(char if char.isprintable() else repr(char)[1:-1] for char in sentence)
    try:
        sys.stderr.write(f"prodready: {safe}\n")
        sys.stderr.flush()
    except OSError:  # nobody listens; the exit code still speaks
        pass


def _open_standard_streams() -> None:
    """Open what we were started without, as by ``>&-``, to nowhere; else the next file that is opened takes its place."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is not None:
            continue
        nowhere = os.open(os.devnull, os.O_RDWR)
        if nowhere != number:
            os.dup2(nowhere, number)
            os.close(nowhere)
        setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 (for the life of the program)


def _forgive_encodings() -> None:
    """Let a terminal or pipe that cannot show a character get its escape instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # absent where a caller put another stream
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _close_output() -> None:
    """Keep the interpreter from complaining at exit about a reader that went away or a full disk."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
