#!/bin/bash

if docker compose version; then
    ENGINE="docker compose"
else
    ENGINE="docker-compose"
fi

function in_containers {
    $ENGINE -f docker/compose.check.yml "$@"
}

in_containers up -d db
in_containers run --rm api \
    dockerize -wait tcp://db:5432 -timeout 30s \
    bash -c "python -m app.tables && pytest --junitxml=out.xml $@"
