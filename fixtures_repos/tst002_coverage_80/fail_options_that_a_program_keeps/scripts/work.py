#!/usr/bin/env python3
import sys

if __name__ == "__main__":
    wish, options = sys.argv[1], sys.argv[2:]
    print(options)
    if wish == "test":
        import pytest

        sys.exit(pytest.main(["tests"]))
