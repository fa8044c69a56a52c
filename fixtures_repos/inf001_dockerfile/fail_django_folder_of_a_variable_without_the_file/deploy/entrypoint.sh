#!/bin/sh
APP=/srv
cd $APP/static
python manage.py migrate
exec gunicorn shop.wsgi
