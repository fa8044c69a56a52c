#!/bin/bash
files="-f docker/default.yml"
if [ "$1" != "external" ]; then
  files="$files -f docker/postgres.override.yml"
fi
docker compose $files up
