"""Which bare reads of the environment show best that a service has no typed settings."""

from __future__ import annotations

from collections.abc import Sequence

from prodready.api import Evidence
from prodready.project.services.apart import Apart
from prodready.project.services.main_service import MainService
from prodready.project.settings.env_reads import EnvRead, EnvReads


def bare(reads: EnvReads, main: MainService, apart: Apart, *, stray: bool = False) -> list[Evidence]:
    """The read in each file that matters most; those of helpers, whose variable is a parameter, only if there are no others.

    Secrets of what the service does not load say less than anything that it reads itself, and versions, switches and levels
    of the log nothing at all (``stray``: unless there is nothing else); nor does what programs read that people start beside
    the service.
    """
    serving = {path: found for path, found in reads.by_file.items() if apart.configures(path, -1)}
    named = {path: kept for path, found in serving.items() if (kept := [one for one in found if one.name])}
    files = [list(found) for found in (named or serving).values()]
    files = [found for found in files if stray or not all(read.incidental for read in found)]
    loaded = [found for found in files if not any(main.apart(found[0].path))] or files
    telling = [found for found in loaded if any(read.sensitive for read in found)]
    own = [found for found in loaded if not _of_server(found)]
    return [_barest(found) for found in telling or own or loaded]


def _of_server(reads: Sequence[EnvRead]) -> bool:
    """Whether reads stand in the file of a server, which sets it up and not the application."""
    return "gunicorn" in reads[0].path


def _barest(reads: Sequence[EnvRead]) -> Evidence:
    """The first read of a secret or an address, else the first that nothing converts or tests; with the number of all."""
    first = min(reads, key=lambda each: (not each.sensitive, each.number or each.tested, each.incidental, each.line))
    name = f" of {first.name}" if first.name else ""
    more = f", one of {len(reads)}" if len(reads) > 1 else ""
    return Evidence(first.path, first.line, f"a bare read{name}{more}")
