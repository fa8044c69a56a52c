"""Remembers results, so that a second audit of what has not changed reads and judges nothing.

A result is remembered under everything that it depends on: the content of the files, the configuration, the baseline,
the day, the request, and the code of the engine and of every plugin. What depends on more is never remembered: a
running session's measurements, reports from outside, and reports in the tree, whose age counts.
"""

from __future__ import annotations

import hashlib
import os
from datetime import date
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import msgspec

from prodready.baseline import Baseline
from prodready.cache import Cache, fingerprint
from prodready.config import Effective
from prodready.facts.files import Kind
from prodready.hookspecs import PROJECT
from prodready.model import Result
from prodready.scan.request import ScanRequest
from prodready.survey import Survey
from prodready.tree import Tree

_ENGINE = Path(__file__).resolve().parent.parent
_RESULTS = msgspec.msgpack.Decoder(Result)


class Memo:
    """The memory of one audit; ``cache`` None remembers nothing."""

    def __init__(
        self,
        cache: Cache | None,
        request: ScanRequest,
        effective: Effective,
        known: Baseline | None,
        tree: Tree,
        surveyed: Survey,
    ) -> None:
        usable = cache is not None and cache.usable and request.measured is None and not request.coverage
        aged = any(surveyed.files[path].kind is Kind.COVERAGE for path in surveyed.wanted)
        self._cache = cache if usable and not aged else None
        self._surveyed = surveyed
        self._rest = (
            effective.config,
            sorted(effective.origins.items()),
            effective.file,
            sorted(effective.repository),
            known,
            (request.today or date.today()).isoformat(),
            (request.waivers, request.ignores),
            (tree.name, tree.revision),
        )

    def recall(self) -> Result | None:
        """The result that was kept for exactly this, if any."""
        key = self._key()
        value = self._cache.result(key) if self._cache is not None and key else None
        try:
            return _RESULTS.decode(value) if value else None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def keep(self, result: Result) -> None:
        """Keep a result; after gathering, when the content of every file is known."""
        key = self._key()
        if self._cache is not None and key:
            self._cache.put_result(key, msgspec.msgpack.encode(result))

    def _key(self) -> bytes | None:
        """None where something is not known yet."""
        signature = self._surveyed.signature() if self._cache is not None else None
        program = _program() if signature else None
        if signature is None or program is None:
            return None
        rest = msgspec.msgpack.encode(self._rest, order="sorted")
        return hashlib.blake2b(signature + program + rest, digest_size=32).digest()


def _program() -> bytes | None:
    """A hash of the engine and of all plugins, none of them imported; None if one cannot be found."""
    packages = [_ENGINE]
    names: list[str] = []
    for entry in entry_points(group=PROJECT):
        spec = find_spec(entry.module.partition(".")[0])
        if spec is None:
            return None
        packages += [Path(place) for place in spec.submodule_search_locations or [os.path.dirname(spec.origin or "")]]
        names.append(f"{entry.name}={entry.value}={entry.dist.version if entry.dist else ''}")
    return hashlib.blake2b(fingerprint(*packages) + repr(sorted(names)).encode(), digest_size=32).digest()
