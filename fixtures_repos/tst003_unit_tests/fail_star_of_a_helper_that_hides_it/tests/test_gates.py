from tests.helpers import *


def test_opens():
    assert usual().opens(CODE)
