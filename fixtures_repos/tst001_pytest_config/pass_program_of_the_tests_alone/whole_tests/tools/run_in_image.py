import sys

from whole_tests.order_test import OrderTest

if __name__ == "__main__":
    sys.exit(OrderTest().run_tests())
