#!/bin/sh
if [ "$WAIT" ]; then
  sleep 5
fi
if [ -f /etc/agent.ini ]
then
  newrelic-admin run-program gunicorn app:app
else
  gunicorn app:app
fi
