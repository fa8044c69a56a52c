#!/bin/sh
set -e
python manage.py migrate
exec python manage.py serve --static --port 8080
