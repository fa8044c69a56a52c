import sys

from shop.stock import take


def test_with_a_label(label):
    print(take(label))


def main():
    for label in sys.argv[1:]:
        test_with_a_label(label)


if __name__ == "__main__":
    main()
