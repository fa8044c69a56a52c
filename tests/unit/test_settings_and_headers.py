"""What the queries behind settings, environment files and headers take names and values for."""

from __future__ import annotations

import pytest

from prodready.facts.documents import Variable
from prodready.project.headers.policy_texts import forbids_inline
from prodready.project.html.templates import is_mail
from prodready.project.services.django_settings import is_development
from prodready.project.settings.env_loaders import ENV_NAME, EXAMPLE
from prodready.project.settings.env_reads import EnvRead
from prodready.project.settings.env_secrets import usable_secret


@pytest.mark.parametrize(
    "name",
    [
        *(".env.example", ".env.sample", ".env.template", ".env.dist", ".env-dist", "env.example", "template.env"),
        *("sample.env", ".env.local.example", ".env.example.docker", "env_file_app_template", "secrets.env.template"),
    ],
)
def test_examples_are_told_by_name(name: str) -> None:
    assert EXAMPLE.match(name)
    assert ENV_NAME.search(name)


@pytest.mark.parametrize(
    "name", [".env", "development.env", ".env.local", "environment.template", "private.py.example"]
)
def test_other_names_are_no_example_environment_files(name: str) -> None:
    assert not (EXAMPLE.match(name) and ENV_NAME.search(name))


@pytest.mark.parametrize(
    ("name", "value", "usable"),
    [
        ("SECRET_KEY", "9f3c1c0a77b24b1f8e", True),
        ("GITHUB_TOKEN", "ghp_k2l3k4j5", True),
        ("SECRET_KEY", "", False),
        ("STAMP_SECRET", "__UNSET__", False),
        ("STAMP_SECRET", "*** PUT YOURS ***", False),
        ("SECRET_KEY", "your-secret-key-here", False),
        ("SECRET_KEY", "<generate one>", False),
        ("SECRET_KEY", "changeme", False),
        ("DISCORD_TOKEN", "NotARealToken", False),
        ("ACCESS_TOKEN_EXPIRE_MINUTES", "thirty", False),
        ("TOKEN_RATE_LIMIT", "100 a second", False),
        ("PORT", "8000", False),
        ("POSTGRES_PASSWORD", "postgres", False),
        ("POSTGRES_PASSWORD", "k3yboard-cat", True),
        ("DATABASE_URL", "postgresql://shop:shop@db/shop", False),
        ("DATABASE_URL", "postgresql://shop:h4rdt0guess@db/shop", True),
        ("DATABASE_URL", "sqlite:///shop.db", False),
    ],
)
def test_secrets_that_would_work(name: str, value: str, usable: bool) -> None:
    assert usable_secret(Variable(name, value, 1)) is usable


def test_a_secret_in_a_comment_is_not_in_use() -> None:
    assert not usable_secret(Variable("SECRET_KEY", "9f3c1c0a77b24b1f8e", 1, commented=True))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("JWT_SECRET", "secret"),
        ("OPENAI_API_KEY", "secret"),
        ("MAIL_PASSWORD", "secret"),
        ("DATABASE_URL", "address"),
        ("BROKER_URL", "address"),
        ("DB_HOST", "address"),
        ("SENTRY_PUBLIC_DSN", ""),
        ("DB_POOL_SIZE", ""),
        ("TOKEN_LIFETIME", ""),
        ("REDIS_ENABLED", ""),
        ("LOG_LEVEL", ""),
        ("", ""),
    ],
)
def test_variables_that_must_not_bypass_settings(name: str, kind: str) -> None:
    assert EnvRead("app.py", 1, name, -1, -1).sensitive == kind


def test_a_variable_that_is_only_asked_for_is_not_read() -> None:
    assert EnvRead("app.py", 1, "DATABASE_URL", -1, -1, tested=True).sensitive == ""


@pytest.mark.parametrize(
    ("policy", "forbids"),
    [
        ("default-src 'self'", True),
        ("default-src 'self'; script-src 'self' 'unsafe-inline'", False),
        ("default-src 'unsafe-inline'; script-src 'self'", True),
        ("default-src 'self' 'unsafe-inline'", False),
        ("script-src 'nonce-abc' 'unsafe-inline'", True),
        ("script-src 'strict-dynamic' 'unsafe-inline' https:", True),
        ("style-src 'self' 'unsafe-inline'; default-src 'none'", True),
        ("frame-ancestors 'none'", False),
        ("", False),
    ],
)
def test_policies_that_leave_no_way_for_inline_scripts(policy: str, forbids: bool) -> None:
    assert forbids_inline(policy) is forbids


def test_mail_is_told_by_path() -> None:
    assert is_mail("app/templates/emails/welcome.html")
    assert not is_mail("app/templates/notifications/list.html")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("config/settings/dev.py", True),
        ("settings_test.py", True),
        ("envs/dev/settings.py", True),
        ("local_settings/base.py", True),
        ("example_project/settings.py", True),
        ("config/docker_dev/base.py", True),
        ("docker_compose/settings.py", True),
        ("DevelopmentConfig", True),
        ("app/config.py/TestingConfig", True),
        ("parcel_demo/settings.py", False),
        ("shop_example/api/routes.py", False),
        ("devices/settings.py", False),
        ("config/settings/production.py", False),
    ],
)
def test_variants_for_development_are_told_by_their_names(name: str, expected: bool) -> None:
    assert is_development(name) is expected
