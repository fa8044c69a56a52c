#!/bin/sh
if [ -n "$READY" ]; then
    exec /usr/local/bin/supervisord -c /etc/supervisord.conf
fi
