import subprocess
import sys
import unittest
from contextlib import nullcontext
from unittest import mock

import pytest

from shop.stock import take


@pytest.mark.parametrize(
    ("sku", "outcome"),
    [
        ("a", nullcontext()),
        pytest.param("", pytest.raises(ValueError), id="none"),
    ],
)
def test_outcomes(sku, outcome):
    with outcome:
        take(sku)


def test_in_an_interpreter_of_its_own():
    code = "import shop.stock\nassert shop.stock.take('a') == 'a'\n"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_shelf_is_taken_though_the_scale_is_broken():
    broken = OSError("no weight")
    broken.filename = "/dev/scale"
    with mock.patch("shop.stock.weigh", side_effect=broken):
        take("a")


class LaterTest(unittest.TestCase):
    @unittest.SkipTest
    def test_later(self):
        pass
