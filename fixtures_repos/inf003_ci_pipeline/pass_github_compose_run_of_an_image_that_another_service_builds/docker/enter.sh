#!/bin/sh
case $1 in
web)
  exec uvicorn app.main:app --host 0.0.0.0
  ;;
checks)
  exec python -m pytest tests
  ;;
esac
