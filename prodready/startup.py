"""Makes the interpreter safe to import the rest in, whatever folder the program was started from."""

import os
import sys

SPACE = 64 << 20
"""Bytes free below which no byte code is written: more than that of this program and of all that it imports."""


def leave_working_directory() -> None:
    """Take the working directory, which is often the audited repository, off the import path.

    ``python -m`` puts it first, an empty entry of ``PYTHONPATH`` anywhere. It stays only if this package lives there.
    """
    here = _here()
    home = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    sys.path[:] = [place for place in sys.path if place and (place != here or os.path.realpath(place) == home)]


def spare_byte_code() -> None:
    """Write no byte code where it might be cut off.

    Before Python 3.14 a full disk or a limit on file sizes leaves files of byte code that are too short, without an
    error; every later run that imports one of them fails until somebody deletes it.
    """
    try:
        import resource

        limited = resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY
        disk = os.statvfs(sys.pycache_prefix or os.path.dirname(os.path.realpath(__file__)))
        limited = limited or disk.f_bavail * disk.f_frsize < SPACE
    except (ImportError, OSError, ValueError):
        return
    if limited:
        sys.dont_write_bytecode = True


def end_in_order() -> None:
    """Let the signal that ends a cancelled job unwind the program, so that its private folders and processes go with it.

    The exit code is the one that a shell reports for the signal.
    """
    import signal  # only now: it must not come from the working directory

    def leave(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_IGN)  # a second one must not end the cleaning up
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, leave)


def intruder() -> str:
    """The name of a standard library module that came from below the working directory before we could prevent it."""
    here = os.path.join(os.path.realpath(_here()), "")
    own = tuple(os.path.join(os.path.realpath(place), "") for place in (sys.prefix, sys.base_prefix))
    for name, module in list(sys.modules.items()):
        if name not in sys.stdlib_module_names:
            continue
        origin = os.path.realpath(getattr(module, "__file__", None) or os.sep)
        if origin.startswith(here) and not origin.startswith(own):
            return name
    return ""


def _here() -> str:
    try:
        return os.getcwd()
    except FileNotFoundError:  # the folder was removed under us
        return os.sep
