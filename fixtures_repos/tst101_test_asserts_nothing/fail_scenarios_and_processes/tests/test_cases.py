import subprocess
import sys
from unittest import mock

import pytest

from shop.stock import take


@pytest.mark.parametrize(("sku", "outcome"), [("a", "a"), ("b", "b")])
def test_outcomes(sku, outcome):  # expect: TST101
    take(sku)


def test_in_an_interpreter_that_may_fail():  # expect: TST101
    subprocess.run([sys.executable, "-c", "import shop.stock"], timeout=60)


def test_after_a_preparation():  # expect: TST101
    subprocess.run(["git", "init"], check=True)
    take("a")


def test_with_an_answer():  # expect: TST101
    answer = dict(weight=3)
    with mock.patch("shop.stock.weigh", side_effect=answer):
        take("a")
