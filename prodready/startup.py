"""Makes the interpreter safe to import the rest in, whatever folder the program was started from."""

import os
import sys


def leave_working_directory() -> None:
    """Take the working directory, which is often the audited repository, off the import path.

    ``python -m`` puts it first, an empty entry of ``PYTHONPATH`` anywhere. It stays only if this package lives there.
    """
    here = _here()
    home = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    sys.path[:] = [place for place in sys.path if place and (place != here or os.path.realpath(place) == home)]


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
