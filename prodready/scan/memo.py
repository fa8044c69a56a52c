"""Remembers results, so that a second audit of what has not changed reads and judges nothing.

A result is remembered under everything that it depends on: the content of the files, the configuration, the baseline,
the day, the request, and the code of the engine and of every plugin. What depends on more is never remembered: a
running session's measurements, reports from outside, and reports in the tree, whose age counts. Of a tree that is not
the same the last result of one of its shape is taken if it would be the result here, too (``prodready.scan.trace``).
"""

from __future__ import annotations

import functools
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
from prodready.scan.trace import Trace, still_holds
from prodready.survey import Survey
from prodready.tree import Tree

_ENGINE = Path(__file__).resolve().parent.parent
_RESULTS = msgspec.msgpack.Decoder(Result)
_TRACES = msgspec.msgpack.Decoder(Trace)


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
        self._tree = tree
        self._surveyed = surveyed
        self._rest = (
            effective.config,
            sorted(effective.origins.items()),
            effective.file,
            sorted(effective.repository),
            known,
            (request.today or date.today()).isoformat(),
            (request.waivers, request.ignores),
        )

    def recall(self) -> Result | None:
        """The result that was kept for exactly this, or for what makes no difference."""
        signature = self._surveyed.signature() if self._cache is not None else None
        if self._cache is None or signature is None or self._program is None:
            return None
        return _result(self._cache, self._key(signature)) or self._equal(self._cache)

    def _equal(self, cache: Cache) -> Result | None:
        """The last result of a tree of this shape, if it is that of this tree."""
        value = cache.result(self._key(self._surveyed.shape()))
        try:
            trace = _TRACES.decode(value) if value else None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        if trace is None or not still_holds(trace, self._tree, self._surveyed, cache):
            return None
        result = _result(cache, trace.result)
        if result is not None:
            self._surveyed.quoted = trace.quoted
            self.keep(result)
        return result

    def keep(self, result: Result) -> None:
        """Keep a result; after gathering, when the content of every file is known."""
        surveyed, cache = self._surveyed, self._cache
        signature = surveyed.signature() if cache is not None else None
        if cache is None or signature is None or self._program is None:
            return
        key = self._key(signature)
        cache.put_result(key, msgspec.msgpack.encode(result))
        if not surveyed.linted:
            trace = Trace(surveyed.keys, surveyed.quoted, key)
            cache.put_result(self._key(surveyed.shape()), msgspec.msgpack.encode(trace))

    def _key(self, seen: bytes) -> bytes:
        rest = msgspec.msgpack.encode(self._rest, order="sorted")
        return hashlib.blake2b(b"".join((seen, self._program or b"", rest)), digest_size=32).digest()

    @functools.cached_property
    def _program(self) -> bytes | None:
        return _program()


def _result(cache: Cache, key: bytes) -> Result | None:
    value = cache.result(key)
    try:
        return _RESULTS.decode(value) if value else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


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
