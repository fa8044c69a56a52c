"""What loops give to their variables, and which bindings a line sees."""

from __future__ import annotations

import msgspec
import pytest

from prodready.extract.python import extract_module
from prodready.facts.python import Module
from prodready.project.code.reaching import reaching
from prodready.project.taint.loop_values import counts


def transported(source: str) -> Module:
    """Facts as they arrive from a worker or a cache: equal, but no two of them the same object."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(extract_module(source.encode())), type=Module)


def test_only_the_first_of_what_enumerate_gives_is_a_number() -> None:
    module = transported("for i, name in enumerate(names):\n    pass\n")
    assert [(item.target, counts(module, item)) for item in module.assigns] == [(":i", True), (":name", False)]


LOOP = """
def f(rows, other):
    x = 1
    for row in rows:
        x = 2
        {body}
        use(x)
    return x
"""


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("x = 3", {6}),
        ("if row: x = 3", {5, 6}),
        ("for item in row: x = 3", {5, 6}),
        ("x += 3", {5, 6}),
        ("try: x = 3\n        except ValueError: pass", {5, 6}),
    ],
)
def test_a_turn_of_a_loop_replaces_what_the_turn_before_left(body: str, seen: set[int]) -> None:
    module = transported(LOOP.format(body=body))
    use = next(call.line for call in module.calls if call.name.endswith("use"))
    bound = [item for item in module.assigns if item.target == "%x"]
    assert {item.line for item in reaching(module, bound, use)} == seen


def test_after_a_loop_what_stood_before_it_may_still_be_there() -> None:
    module = transported(LOOP.format(body="x = 3"))
    bound = [item for item in module.assigns if item.target == "%x"]
    assert {item.line for item in reaching(module, bound, 8)} == {3, 5, 6}
