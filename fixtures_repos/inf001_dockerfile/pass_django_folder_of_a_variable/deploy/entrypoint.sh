#!/bin/sh
APP=/srv
mkdir -p $APP/static
cd $APP/static
touch ready
cd $APP
python manage.py migrate
exec gunicorn shop.wsgi
