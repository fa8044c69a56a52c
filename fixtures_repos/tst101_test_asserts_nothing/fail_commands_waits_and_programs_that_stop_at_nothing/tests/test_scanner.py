import sys

import pytest
from shop.stock import take


@pytest.fixture
def label():
    return "a"


def test_with_a_label(label):  # expect: TST101
    print(take(label))


def test_of_all():  # expect: TST101
    take("a")


def test_in_a_program(shelf):  # expect: TST101
    print(take(shelf))


def main():
    for label in sys.argv[1:]:
        test_with_a_label(label)
    test_of_all()


if __name__ == "__main__":
    main()
