#!/bin/bash
ARGS="app.main:app --host 0.0.0.0"
if [[ "$LOCAL_DEV" != "no" ]]; then
  ARGS="$ARGS --reload"
fi
uvicorn $ARGS
