#!/usr/bin/env bash
set -e
done_before=$(psql "$DSN" -tA -c "SELECT name FROM migrations")
files=$(find /opt/sql -maxdepth 1 -type f -name '*.sql' | sort)
for file in $files; do
  echo "$done_before" | grep -q "$(basename "$file")" && continue
  psql "$DSN" -f "$file"
  psql "$DSN" -c "INSERT INTO migrations VALUES ('$(basename "$file")')"
done
