#!/usr/bin/env bash
set -e
psql "$DSN" -c "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)"
for file in "$(dirname "$0")"/../sql/*.sql; do
  name="$(basename "$file")"
  [ -n "$(psql "$DSN" -tA -c "SELECT 1 FROM migrations WHERE name = '$name'")" ] && continue
  psql "$DSN" -f "$file"
  psql "$DSN" -c "INSERT INTO migrations VALUES ('$name')"
done
