#!/bin/sh
upgrade() {
    python3 -m ensurepip --upgrade
}
run() {
    "$@"
}
upgrade || true
run python3 app/main.py
