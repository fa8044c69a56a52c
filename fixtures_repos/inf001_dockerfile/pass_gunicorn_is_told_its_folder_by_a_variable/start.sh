#!/bin/sh
export GUNICORN_CMD_ARGS="--chdir=/app/src --workers=4"
exec "$@"
