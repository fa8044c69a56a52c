"""Which reader a path gets."""

from __future__ import annotations

import pytest

from prodready.extract.kinds import SMALL_JSON, SMALL_SQL, kind_of
from prodready.facts.files import Kind

PATHS = {
    Kind.PYTHON: """
        main.py src/app/env.py conf/gunicorn.conf.py dockerfile_parser.py tools/dotenv.py requirements.py readme_writer.py
    """,
    Kind.TOML: """
        pyproject.toml Pipfile .coveragerc.toml fly.toml config/settings.toml pytest.toml
    """,
    Kind.INI: """
        setup.cfg tox.ini pytest.ini .pytest.ini alembic.ini src/alembic.ini.example .coveragerc .flake8
        logging.conf conf/supervisord.conf mypy.ini
    """,
    Kind.YAML: """
        .github/workflows/ci.yml docker-compose.yml compose.yaml .gitlab-ci.yml Taskfile.yml values.yaml
        docker-compose.yml.example .pre-commit-config.yaml environment.yml .github/workflows/makefile.yml
        .github/workflows/readme-translated.yaml
    """,
    Kind.JSON: """
        package.json .devcontainer/devcontainer.json .devcontainer/api/devcontainer.json railway.json app.json
        vercel.json deploy/task-definition.json ecs/taskdef-prod.json docs/v1.openapi.json logging.json
        conf/logging_prod.json assets/production_log_config.json
    """,
    Kind.DOCKERFILE: """
        Dockerfile docker/Dockerfile Dockerfile.dev Dockerfile-api web.dockerfile app.Dockerfile Containerfile
        TestDockerfile Dockerfiles/worker ops/dockerfiles/api_cpu
    """,
    Kind.ENV: """
        .env .env.example .env.sample .env-dist .env.dist .env.template .env.example.j2 env.example
        env-example example.env sample.env template.env dotenv.example dot_env .env.local.example
        .env.docker.template secrets.env.template docker-compose.env development.env .env-local
        .envs/.local/.django .envs/.production/.postgres .flaskenv env_file_app_template env.dev
    """,
    Kind.REQUIREMENTS: """
        requirements.txt requirements-dev.txt requirements_test.txt dev-requirements.txt requirements.in
        requirements/prod.txt requirements/base.in constraints.txt requirements.lock reqs/base.txt
    """,
    Kind.LOCK: """
        uv.lock poetry.lock pdm.lock Pipfile.lock pylock.toml pylock.dev.toml pixi.lock conda-lock.yml
    """,
    Kind.COVERAGE: """
        .coverage .coverage.host.123.456 coverage.xml reports/coverage-unit.xml coverage.json lcov.info x.lcov
    """,
    Kind.TEXT: """
        README.md README docs/index.rst Makefile GNUmakefile justfile Procfile Procfile.dev Jenkinsfile
        Caddyfile nginx.conf nginx.conf.template haproxy.cfg infra/main.tf migrations/V1__init.sql
        app/templates/base.html mail.jinja2 script.py.mako .dockerignore Dockerfile.dockerignore .gitignore
        crontab run.sh bin/start docker/entrypoint app/templates/mail.txt .python-version runtime.txt .envrc
        alembic.ini.mako values.yml.tmpl Dockerfile.md api.hurl
        Dockerfiles/Makefile
    """,
    Kind.NONE: """
        readme.gif docs/Readme.tsx Dockerfiles/notes.txt2
        logo.png app.js style.css data.json locales/en.yml tests/cassettes/a.yaml node_modules/x/package.json
        package-lock.json pnpm-lock.yaml yarn.lock coverage-final.json stubs.pyi LICENSE CODEOWNERS data.csv
        env.d.ts .env.js env ci.yml.disabled notes.txt robots.txt jquery.min.js
    """,
}


@pytest.mark.parametrize(("path", "kind"), [(path, kind) for kind, paths in PATHS.items() for path in paths.split()])
def test_a_path_has_the_kind_of_the_tool_that_reads_it(path: str, kind: Kind) -> None:
    assert kind_of(path) is kind


def test_a_command_at_the_root_is_read_whatever_its_name() -> None:
    assert kind_of("tasks") is Kind.TEXT
    assert [kind_of(path) for path in ("LICENSE", "app/tasks", "core.1234")] == [Kind.NONE] * 3


def test_names_count_in_any_case_and_folder() -> None:
    assert kind_of("deploy/DOCKERFILE") is Kind.DOCKERFILE
    assert kind_of("a/b/README.MD") is Kind.TEXT


def test_a_database_dump_is_listed_but_not_read() -> None:
    assert kind_of("dump.sql", SMALL_SQL) is Kind.TEXT
    assert kind_of("dump.sql", SMALL_SQL + 1) is Kind.NONE
    assert kind_of("README.md", SMALL_SQL + 1) is Kind.TEXT


def test_large_json_is_data() -> None:
    assert kind_of("package.json", SMALL_JSON) is Kind.JSON
    assert kind_of("v1.openapi.json", SMALL_JSON + 1) is Kind.NONE
    assert kind_of("coverage.json", SMALL_JSON + 1) is Kind.COVERAGE
