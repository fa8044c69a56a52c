#!/usr/bin/env bash
set -e
python app/wait.py

bash scripts/test.sh "$@"
