"""What fixtures hang on a test case: their own ``self.client = client``, and ``request.cls.client = client`` of those that
a class asks for by ``usefixtures`` or that run for every test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from prodready.facts.python import Call, Class, Const, Expr, Function, Module, is_literal
from prodready.project.snapshot import Snapshot

Fixture = tuple[str, Function]
Kin = tuple[tuple[str, Class], ...]
Hung = tuple[str, Function, Expr]

_CASE = ("%request.cls", "%request.instance")
"""The test case as fixtures outside of it see it."""


def hung(
    snapshot: Snapshot, fixtures: Mapping[str, list[Fixture]], nearest: Callable[[str, str], Fixture | None], kin: Kin
) -> Iterator[tuple[str, Hung]]:
    """Every attribute that a fixture gives to a class or its bases (``kin``, the class first), and what it is given there."""
    for path, cls in kin:
        for function in snapshot.modules[path].functions:
            if function.owner == cls.index:
                yield from _given(snapshot.modules[path], (path, function), ("%self", "%cls"))
    names = {name for path, cls in kin for name in _asked_for(snapshot.modules[path], cls)}
    asked = [found for name in sorted(names) if (found := nearest(name, kin[0][0]))]
    for where, function in (*asked, *_for_every_test(snapshot, fixtures, kin)):
        yield from _given(snapshot.modules[where], (where, function), _CASE)


def asks_for(snapshot: Snapshot, kin: Kin, name: str) -> bool:
    """Whether a class or one of its bases asks for a fixture by ``usefixtures``."""
    return any(name in _asked_for(snapshot.modules[path], cls) for path, cls in kin)


def _given(module: Module, fixture: Fixture, holders: tuple[str, ...]) -> Iterator[tuple[str, Hung]]:
    path, function = fixture
    for assign in module.assigns_of(function.index):
        holder, _, attribute = assign.target.rpartition(".")
        if holder in holders and assign.value is not None:
            yield attribute, (path, function, assign.value)


def _asked_for(module: Module, cls: Class) -> Iterator[str]:
    """The fixtures of ``@pytest.mark.usefixtures("client", …)`` on a class."""
    for call in filter(None, map(module.call, cls.decorators)):
        if call.name.endswith(".usefixtures"):
            yield from _texts(call)


def _texts(call: Call) -> Iterator[str]:
    return (value.value for value in call.args if isinstance(value, Const) and isinstance(value.value, str))


def _for_every_test(snapshot: Snapshot, fixtures: Mapping[str, list[Fixture]], kin: Kin) -> Iterator[Fixture]:
    """The fixtures that run without being asked for, of the case's own files and of the folders above it."""
    own = {path for path, _ in kin}
    for path, function in (each for found in fixtures.values() for each in found):
        folder, _, name = path.rpartition("/")
        above = name == "conftest.py" and (not folder or any(case.startswith(f"{folder}/") for case in own))
        if (path in own or above) and _runs_always(snapshot.modules[path], function.decorators):
            yield path, function


def _runs_always(module: Module, decorators: Iterable[Expr]) -> bool:
    switches = (call.kwarg("autouse") for call in map(module.call, decorators) if call)
    return any(is_literal(value, True) for value in switches)
