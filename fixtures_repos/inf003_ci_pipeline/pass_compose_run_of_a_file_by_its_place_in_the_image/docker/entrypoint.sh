#!/bin/sh
set -e

check() {
  exec python -m pytest "$@"
}

case "$1" in
  serve)
    exec uvicorn app.main:app
    ;;
  check)
    shift
    check "$@"
    ;;
  *)
    exec "$@"
    ;;
esac
