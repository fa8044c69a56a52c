from tests.helpers import *


def test_opens():
    assert usual().opens(CODE)


def test_stays_shut():
    assert not Gate("1").opens("2")
