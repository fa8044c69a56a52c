#!/bin/sh
python -m yard.initdb
exec "$@"
