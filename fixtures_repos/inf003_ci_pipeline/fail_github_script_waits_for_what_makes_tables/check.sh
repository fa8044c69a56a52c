#!/bin/bash

function in_containers {
    docker compose -f docker/compose.check.yml "$@"
}

in_containers run --rm api dockerize -template pytest:pytest.ini -wait tcp://db:5432 python -m app.tables
