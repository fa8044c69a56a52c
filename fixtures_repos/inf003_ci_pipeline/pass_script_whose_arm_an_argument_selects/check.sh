#!/bin/bash
docs() {
    sphinx-build docs out
}

tests() {
    pytest
}

if [ $# -eq 0 ]; then
    docs
    tests
    exit 0
fi

arg="$1"
case $arg in
--docs) docs ;;
--tests) tests ;;
*) exit 1 ;;
esac
