#!/bin/sh
if [ -z "$AWS_LAMBDA_RUNTIME_API" ]; then
    exec find . -name "*.py" | entr -r /usr/bin/emulator python -m awslambdaric "$1"
else
    exec python -m awslambdaric "$1"
fi
