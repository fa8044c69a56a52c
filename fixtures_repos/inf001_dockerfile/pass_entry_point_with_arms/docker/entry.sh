#!/bin/sh
cd "$(dirname "$0")"
SERVICE=$1
shift
case "${SERVICE}" in
    web)
        exec ./run_web.sh
        ;;
    shell)
        exec /bin/bash
        ;;
    *)
        exit 1
esac
