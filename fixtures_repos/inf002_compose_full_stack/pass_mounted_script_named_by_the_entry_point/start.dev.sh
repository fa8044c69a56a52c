#!/bin/sh
if [ ! -f first-run.log ]; then
    sh prepare.sh
fi

while true
do
    python3 manage.py runserver 0.0.0.0:8000
    sleep 1
done
