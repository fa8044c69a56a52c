import contextlib
from unittest.mock import Mock

import pytest
from shop.stock import take


def test_what_is_raised_is_dropped():  # expect: TST101
    shelf = Mock()
    shelf.take.side_effect = OSError("gone")
    try:
        take(shelf)
    except OSError:
        pass


def test_what_is_raised_is_suppressed():  # expect: TST101
    shelf = Mock()
    shelf.take.side_effect = OSError("gone")
    with contextlib.suppress(OSError):
        take(shelf)


def test_a_stand_in_answers():  # expect: TST101
    shelf = Mock()
    shelf.take.side_effect = ["a", "b"]
    take(shelf)


def test_nothing_is_run():  # expect: TST101
    shelf = Mock()
    shelf.take.side_effect = OSError("gone")


@pytest.mark.parametrize("answer", ["a", "b"])
def test_a_stand_in_answers_in_turn(answer):  # expect: TST101
    shelf = Mock()
    shelf.take.side_effect = answer
    take(shelf)
