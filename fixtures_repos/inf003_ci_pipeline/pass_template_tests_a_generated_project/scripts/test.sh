#!/usr/bin/env bash
set -e
cookiecutter --no-input -f ./ project_slug="test-shop"
cd ./test-shop
bash ./scripts/test.sh "$@"
