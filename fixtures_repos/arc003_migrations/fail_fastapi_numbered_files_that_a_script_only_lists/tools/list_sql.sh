#!/usr/bin/env bash
for file in "$(dirname "$0")"/../sql/*.sql; do
  echo "migration $file"
done
