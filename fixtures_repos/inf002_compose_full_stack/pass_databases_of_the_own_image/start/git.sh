#!/bin/sh
python -m yard.keys
exec "$@"
