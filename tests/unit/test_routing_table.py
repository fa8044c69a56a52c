"""The ways from applications into routers, whatever the declarations say of each other."""

from __future__ import annotations

from prodready.project.routing.table import Collected, Mount, Router


def _entangled(count: int) -> Collected:
    """An application with one router, below which a number of others hang below each other."""
    names = [f"api.py:router{number}" for number in range(count)]
    routers = {name: Router(name, "/part") for name in names} | {"app.py:app": Router("app.py:app", "", top=True)}
    mounts = [Mount(parent, child) for parent in names for child in names]
    return Collected(routers, [*mounts, Mount("app.py:app", names[0], "/v1")])


def test_routers_that_hang_below_each_other_are_looked_through_once() -> None:
    """There are more ways through twenty such routers than can be followed; the shortest ones are found."""
    found = _entangled(20)
    assert found.ways("api.py:router0")[0].prefix == "/v1/part"
    assert not found.is_loose("api.py:router7")


def test_a_router_below_two_others_has_both_prefixes() -> None:
    """A place that was reached once already is no dead end for another way."""
    routers = {name: Router(name, "", top=name == "app") for name in ("app", "old", "new", "shared")}
    mounts = [
        Mount("app", "old", "/v1"),
        Mount("app", "new", "/v2"),
        Mount("old", "shared", "/orders"),
        Mount("new", "shared", "/orders"),
    ]
    found = Collected(routers, mounts)
    assert [way.prefix for way in found.ways("shared")] == ["/v1/orders", "/v2/orders"]
