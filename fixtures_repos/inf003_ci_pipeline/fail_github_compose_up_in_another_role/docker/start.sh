#!/bin/sh
if [ "${ROLE}" = "web" ]; then
  exec uvicorn app.main:app --host 0.0.0.0
elif [ "${ROLE}" = "checks" ]; then
  python -m pytest tests
else
  echo "unknown role" >&2
  exit 1
fi
