#!/bin/sh
case $1 in
web)
    exec $TRACER gunicorn orders.web:app
    ;;
clear)
    exec celery -A orders.jobs worker --purge
    ;;
esac
