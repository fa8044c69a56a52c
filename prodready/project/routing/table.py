"""The vocabulary in which frameworks' declarations are collected, and the composition of prefixes.

A *router* is anything that routes are declared on: an application, a blueprint, a urlpatterns list. It is known by an
identity: a global name (``app/users.py:router``), or one local to a function (``app/main.py:create_app%app``). ``*`` is an
application that is handed in from outside (a parameter), which is at the top wherever it comes from.
"""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from prodready.facts.python import Call, Class, Function

ANY = "*"
MAX_PREFIXES = 8
"""Places at which one router is mounted that are followed."""
MAX_PLACES = 2000
"""Routers below one another, under different prefixes, through which the ways to one of them are looked for."""


class Handler(msgspec.Struct, frozen=True):
    """What answers a route: a function, or a class whose methods do (``path`` is the file it stands in); ``within``: the
    lines of the function that do, if others answer other requests; ``behind``: what answers only asks it, without the
    request."""

    path: str
    function: Function | None = None
    cls: Class | None = None
    within: tuple[int, int] | None = None
    behind: bool = False

    @classmethod
    def of(cls, path: str, item: Function | Class) -> Handler:
        """The handler that a function or a class is."""
        return cls(path, item) if isinstance(item, Function) else cls(path, None, item)

    @property
    def line(self) -> int:
        """The line to show."""
        found = self.function or self.cls
        return found.line if found else 0


class Router(msgspec.Struct, frozen=True):
    """A router with the prefix of its own; ``top`` marks applications."""

    identity: str
    prefix: str = ""
    top: bool = False


class Mount(msgspec.Struct, frozen=True):
    """``child`` hangs below ``parent``. With ``replaces`` the given prefix stands for the child's own (Flask); ``guards``
    are what asks for a login on this way in. ``assumed``: nothing is known to mount it, but what cannot be followed may.
    """

    parent: str
    child: str
    prefix: str = ""
    replaces: bool = False
    guards: tuple[str, ...] = ()
    assumed: bool = False


class Declaration(msgspec.Struct, frozen=True):
    """One route as it is written: methods in upper case (empty: all), the path on its router, where it stands."""

    router: str
    methods: tuple[str, ...]
    path: str
    handlers: tuple[Handler, ...]
    file: str
    line: int
    framework: str
    protocol: str = "http"  # or "websocket"


class Outside(msgspec.Struct, frozen=True):
    """Routes that come from a package that is not in the repository: its name, the prefix, where it is mounted; ``whole``:
    the application itself does, with what its maker puts on it; ``part``: a router does."""

    name: str
    prefix: str
    file: str
    line: int
    router: str = ANY
    whole: bool = False
    part: bool = False


class Way(msgspec.Struct, frozen=True):
    """A way from an application into a router: the full prefix, and what asks for a login on it; ``wired``: an
    application is known to be at its beginning.
    """

    prefix: str
    wired: bool = False
    guards: tuple[str, ...] = ()


class Collected(msgspec.Struct, dict=True):
    """What the framework modules found."""

    routers: dict[str, Router] = msgspec.field(default_factory=dict)
    mounts: list[Mount] = msgspec.field(default_factory=list)
    declarations: list[Declaration] = msgspec.field(default_factory=list)
    outside: list[Outside] = msgspec.field(default_factory=list)
    guarded: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # what asks for a login, by router
    untold: list[tuple[str, Call]] = msgspec.field(default_factory=list)  # calls that declare what cannot be told

    @property
    def serves(self) -> bool:
        """Whether something hangs below an application that is handed in."""
        return any(mount.parent == ANY for mount in self.mounts)

    def is_loose(self, identity: str) -> bool:
        """Whether no application is known to have a router."""
        return self.is_unmounted(identity) or not any(way.wired for way in self.ways(identity))

    def is_unmounted(self, identity: str) -> bool:
        """Whether a router that is no application is known to hang below nothing."""
        above = (*self._parents.get(identity, ()), *self._parents.get(ANY, ()))
        return all(mount.assumed for mount in above) and not self.routers[identity].top

    def ways(self, identity: str) -> tuple[Way, ...]:
        """Every way into a router; those that no application is known to begin only if there is no other."""
        found = sorted(self._climb(identity), key=lambda way: (way.prefix, bool(way.guards)))
        found = [way for way in found if way.wired] or found
        first = {way.prefix: way for way in reversed(found)}  # of two ways to one path the open one counts
        return tuple(first[prefix] for prefix in sorted(first)[:MAX_PREFIXES]) or (Way(""),)

    def _climb(self, identity: str) -> Iterator[Way]:
        """The ways up from a router, the shortest first: through no place twice, and not back to a router on the way."""
        start = (identity, Way(""))
        waiting: deque[tuple[str, Way, frozenset[str]]] = deque([(*start, frozenset())])
        passed = {start}
        while waiting:
            current, below, through = waiting.popleft()
            here = self._inside(current, below)
            above = self._above(current)
            top = current in self.routers and self.routers[current].top
            if current == ANY or not above:
                yield replace(here, wired=current == ANY or top)
                continue
            for mount in above:
                part = below.prefix if mount.replaces else here.prefix
                way = Way(join(mount.prefix, part), guards=here.guards or mount.guards)
                place = (mount.parent, way)
                if mount.parent in through:
                    yield way
                elif place not in passed and len(passed) < MAX_PLACES:
                    passed.add(place)
                    waiting.append((*place, through | {current}))

    def _inside(self, identity: str, below: Way) -> Way:
        """A way with the prefix and the guards of the router that it is at."""
        router = self.routers.get(identity)
        guards = below.guards or self.guarded.get(identity, ())
        return Way(join(router.prefix if router else "", below.prefix), guards=guards)

    def _above(self, identity: str) -> list[Mount]:
        """What mounts a router; a loop over routers that cannot be told mounts those left over."""
        router = self.routers.get(identity)
        left_over = router is not None and not router.top and identity != ANY
        return self._parents.get(identity) or (self._parents.get(ANY, []) if left_over else [])

    @functools.cached_property
    def _parents(self) -> dict[str, list[Mount]]:
        table: dict[str, list[Mount]] = {}
        for mount in self.mounts:
            if mount.parent != mount.child or mount.child == ANY:
                table.setdefault(mount.child, []).append(mount)
        known = {child: [mount for mount in group if not mount.assumed] for child, group in table.items()}
        return {child: known[child] or group for child, group in table.items()}


def join(left: str, right: str) -> str:
    """Two parts of a path with one slash between them; an empty part adds nothing."""
    if not left or not right:
        return left or right
    return f"{left.rstrip('/')}/{right.lstrip('/')}"
