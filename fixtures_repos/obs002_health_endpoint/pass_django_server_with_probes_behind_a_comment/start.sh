#!/bin/sh
# What is given goes to `manage.py serve`.
python manage.py collectstatic --noinput
exec python manage.py serve --port 8080 "$@"
