"""Facts whose equal parts are held once: the same facts in fewer objects."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from prodready.extract.python import extract_module
from prodready.facts import shared
from prodready.facts.python import Const, Expr, Module, Op
from prodready.facts.shared import Shared

SOURCE = '''"""Orders."""
from fastapi import APIRouter, Depends

router = APIRouter(prefix="/orders", tags=["orders"])
LIMIT, OPEN = 1, True


class Order:
    price: float = 1.0


@router.get("/{number}")
async def read(number: int, session=Depends(connect)):
    if number < -1 or 2.5 > number:
        raise KeyError(f"order {number}")
    return [row.price for row in await session.scalars(select(Order).where(Order.id == number))]
'''


def decoded(source: str = SOURCE) -> Module:
    """Facts as they come out of a worker, where no two texts are the same object."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(extract_module(source.encode())), type=Module)


def test_shared_facts_are_equal_to_those_given() -> None:
    shared_ones = Shared()
    for source in (SOURCE, SOURCE.replace("orders", "items"), SOURCE, ""):
        given = decoded(source)
        assert msgspec.msgpack.encode(shared_ones.module(given)) == msgspec.msgpack.encode(given)


def test_equal_parts_of_two_files_are_one_object() -> None:
    shared_ones = Shared()
    one, other = shared_ones.module(decoded()), shared_ones.module(decoded())
    assert one is not other
    assert all(left is right for left, right in zip(one.calls, other.calls, strict=True))
    assert one.functions[0].name is other.functions[0].name
    assert one.functions[0].params is other.functions[0].params


def test_functions_and_classes_of_two_files_stay_apart() -> None:
    shared_ones = Shared()
    one, other = shared_ones.module(decoded()), shared_ones.module(decoded())
    assert one.functions[0] is not other.functions[0]
    assert one.classes[0] is not other.classes[0]


def test_what_is_equal_and_of_another_type_is_not_shared() -> None:
    shared_ones = Shared()
    values = [
        shared_ones.module(decoded(f"limit = {text}")).assigns[0].value
        for text in ("1", "True", "1.0", "'1'", "None", "0", "False")
    ]
    kinds = [type(value.value) for value in values if isinstance(value, Const)]
    assert kinds == [int, bool, float, str, type(None), int, bool]


def test_it_remembers_a_bounded_number_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "MOST_PARTS", 40)
    shared_ones, sizes = Shared(), []
    for number in range(30):
        given = decoded(f"a{number} = f(b{number}, {number})")
        assert shared_ones.module(given) == given
        sizes.append(len(shared_ones._parts))
    assert max(sizes) <= 40
    assert any(later < earlier for earlier, later in pairwise(sizes))


def test_what_is_nested_too_deeply_stays_as_it_is() -> None:
    value: Expr = Const(1)
    for _ in range(5000):
        value = Op("not", (value,))
    given = msgspec.structs.replace(decoded(), operands=(value,))
    assert Shared().module(given) is given
