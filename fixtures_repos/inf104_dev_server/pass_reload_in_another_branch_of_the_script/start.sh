#!/bin/sh
if [ "$DEBUG" = "1" ]; then
  exec uvicorn app.main:app --reload
fi
exec uvicorn app.main:app
