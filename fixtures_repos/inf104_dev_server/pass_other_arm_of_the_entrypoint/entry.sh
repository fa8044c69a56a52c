#!/bin/sh
case "$1" in
  dev)
    exec uvicorn app.main:app --reload
    ;;
  serve)
    exec uvicorn app.main:app
    ;;
esac
