#!/bin/bash
what=${1:-'up --build'}
docker compose -f compose.yml -f docker/api.yml -f docker/postgres.yml -p shop $what
