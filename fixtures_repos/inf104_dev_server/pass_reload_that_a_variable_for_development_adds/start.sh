#!/bin/bash
ARGS="app.main:app --host 0.0.0.0"
if [[ "$IS_LOCAL_DEV" == "yes" ]]; then
  ARGS="$ARGS --reload --log-level debug"
fi
uvicorn $ARGS
