#!/bin/sh
set -e
# uvicorn reads WEB_CONCURRENCY itself
echo "starting"
exec uvicorn shop.main:app --host 0.0.0.0
