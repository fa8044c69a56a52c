#!/bin/sh
set -a
source "$1"
set +a
[ -n "$PASSWORD" ]
