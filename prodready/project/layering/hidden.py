"""Modules that could not be read, by what their names say that they hold.

A point that fails for want of something does not know while a module that is named for it could not be read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection

import msgspec

from prodready.api import Evidence, Status, Verdict, fact, unknown
from prodready.facts.files import APPLICATION_ROLES, Kind, Role
from prodready.project.code.named import Named
from prodready.project.layering.layers import Layers
from prodready.project.layering.names import FEATURE_WORDS, ORDER, ROUTES, is_named, named_layer
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot
from prodready.project.storage.persistence import Persistence
from prodready.project.words import words

_LOGS = words("log logs logger loggers logging")
_ROUTES = FEATURE_WORDS | words(
    """health healthz healthcheck healthchecks liveness readiness probe probes status metrics monitoring telemetry
    observability middleware middlewares limits limiter ratelimit throttling"""
)
"""What modules are called that register routes, or put something around them."""
_DATA = words("storage storages store db sql database databases dal dao repository repositories model models tables")
_SETTINGS = words("settings setting config configuration conf")
_ADDRESSES = "/urls.py"
"""Modules that Django loads only where another one includes them."""
_TEST_FILE = re.compile(r"test\w*\.py$|\w+_tests?\.py$|conftest\.py$")


class Hidden(msgspec.Struct, frozen=True):
    """The Python files that could not be read at all, with their roles and the reasons."""

    modules: tuple[tuple[Role, Evidence], ...]
    handled: Evidence | None = None  # handlers whose routes a package outside gives them

    def first(self, wanted: Callable[[Role, str], bool]) -> Evidence | None:
        """The first whose role and path are ``wanted``."""
        return next((each for role, each in self.modules if wanted(role, each.path)), None)

    @property
    def entry(self) -> Evidence | None:
        """One by which the application starts."""
        return self.first(lambda role, _: role is Role.ENTRY)

    @property
    def routes(self) -> Evidence | None:
        """One that may register routes or put something around all: an entry, or one that is named for routes; or handlers
        whose routes a package gives them."""
        found = self.first(lambda role, path: role is Role.ENTRY or (_is_own(role) and is_named(path, _ROUTES)))
        return found or self.handled

    @property
    def logging(self) -> Evidence | None:
        """One that may set up logging: an entry, settings, or one that is named for logs."""
        set_up = (Role.ENTRY, Role.SETTINGS)
        return self.first(lambda role, path: role in set_up or (_is_own(role) and is_named(path, _LOGS)))

    @property
    def settings(self) -> Evidence | None:
        """One that may hold the settings."""
        return self.first(lambda role, path: role is Role.SETTINGS or (_is_own(role) and is_named(path, _SETTINGS)))

    @property
    def data(self) -> Evidence | None:
        """One that is named for a database or for what is kept in it."""
        return self.first(lambda role, path: _is_own(role) and is_named(path, _DATA))

    @property
    def tests(self) -> Evidence | None:
        """A module that a test runner loads."""
        return self.first(lambda role, path: role is Role.TEST and bool(_TEST_FILE.match(posixpath.basename(path))))

    @property
    def migrations(self) -> Evidence | None:
        """One among the migrations."""
        return self.first(lambda role, _: role is Role.MIGRATION)

    def layers(self, lacking: Collection[str], known: Layers) -> dict[str, Evidence]:
        """For those of the layers that are ``lacking`` and have one, a module that is named for it."""
        own = [(_layer(each.path, known), each) for role, each in self.modules if _is_own(role)]
        return {layer: one for layer in lacking if (one := next((e for named, e in own if named == layer), None))}


@fact
def hidden(snapshot: Snapshot, named: Named, services: Services) -> Hidden:
    """Gather what was refused; code of the application that stands alone in its folder and that nothing imports may be a
    text to fill in, and addresses of Django that nothing includes are nobody's."""
    beside = {posixpath.dirname(path) for path in snapshot.modules}
    refused = (
        each
        for each in snapshot.refusals
        if not each.partial
        and each.path in snapshot.files
        and (
            not _is_own(snapshot.role(each.path))
            or posixpath.dirname(each.path) in beside
            or _is_imported(each.path, snapshot)
        )
        and not (each.path.endswith(_ADDRESSES) and _is_left_out(each.path, snapshot, named))
    )
    return Hidden(
        tuple(
            (snapshot.role(each.path), Evidence(each.path, each.line or 1, f"could not be read: {each.reason}"))
            for each in refused
            if snapshot.files[each.path].kind is Kind.PYTHON
        ),
        services.handled,
    )


def unless(verdict: Verdict, unread: Evidence | None) -> Verdict:
    """The verdict; but a fail is unknown where ``unread`` may hold what was looked for."""
    if verdict.status is not Status.FAIL or unread is None:
        return verdict
    said = verdict.message.rstrip(".")
    return unknown(f"{said}; but {unread.path} {unread.note}.", unread, *verdict.evidence, searched=verdict.searched)


def absence(persistence: Persistence, hidden: Hidden) -> Verdict:
    """What a point says where no system of record is seen; it does not know where what may open one could not be read."""
    absent, unread = persistence.absent, hidden.data
    if persistence.withheld is not None or absent.status is not Status.NA or unread is None:
        return absent
    return unknown(f"{absent.message}; but {unread.path} {unread.note}.", unread)


def _is_imported(path: str, snapshot: Snapshot) -> bool:
    stem = posixpath.basename(path).removesuffix(".py")
    return any(stem in item.target.split(".") for module in snapshot.modules.values() for item in module.imports)


def _is_left_out(path: str, snapshot: Snapshot, named: Named) -> bool:
    """Whether neither an import nor a string names a module of addresses with its package (``include("shop.orders.urls")``)."""
    dotted = ".".join(path.removesuffix(".py").split("/")[-2:])
    imported = (item.target for module in snapshot.modules.values() for item in module.imports)
    return not any(each.endswith(dotted) for each in (*named.strings, *imported))


def _is_own(role: Role) -> bool:
    return role in APPLICATION_ROLES


def _layer(path: str, known: Layers) -> str:
    """The layer that the module's name or the nearest folder tells; a folder whose other modules are of another layer
    is named for something else (``services/orders.py`` beside ``services/users.py`` with routes)."""
    if is_named(path, FEATURE_WORDS):
        return ROUTES
    folder, _, file = path.removesuffix(".py").rpartition("/")
    beside = {layer for other, layer in known.of.items() if posixpath.dirname(other) == folder}
    names = [named_layer(file), *(named_layer(name) for name in reversed(folder.split("/")))]
    told = next((at for at, layer in enumerate(names) if layer in ORDER), -1)
    return "" if told < 0 or (told == 1 and beside and names[1] not in beside) else names[told]
