#!/bin/bash
set -e

if [ "$WORKER" ]; then
    celery -A shop worker --detach
fi

if [ "$1" = 'start_for_development' ]; then
    ./manage.py runserver 0.0.0.0:8000
elif [ "$1" ]; then
    $1
else
    exec uwsgi --mount /=shop/wsgi.py
fi
