#!/usr/bin/env bash
set -e
cd backend
pytest app/tests "$@"
