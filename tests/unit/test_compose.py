"""Compose files are put together as compose does, and what they start is told apart."""

from __future__ import annotations

import pytest

from prodready.project.containers.compose import Compose, Service
from prodready.project.deployment.image_names import ImageNames, bare
from prodready.project.deployment.manifests import Manifests
from prodready.project.deployment.servers import Need, database
from prodready.project.deployment.stacks import Deployment
from tests.unit.project_of import project

APP = {
    "shop/__init__.py": "",
    "shop/main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n",
    "Dockerfile": "FROM python:3.13\nWORKDIR /srv\nCOPY . .\nRUN pip install uvicorn\nCMD uvicorn shop.main:app\n",
    "pyproject.toml": '[project]\nname = "bookshop"\nversion = "1"\n',
}


def service(files: dict[str, str], name: str = "web") -> Service:
    found = project(files).get(Compose).stacks[0].service(name)
    assert found is not None
    return found


def test_an_override_adds_to_what_stands_below_and_keeps_its_place() -> None:
    found = service(
        {
            "compose.yaml": "services:\n  web:\n    image: x:1\n    environment: {A: '1', B: '2'}\n    user: app\n",
            "compose.override.yaml": "services:\n  web:\n    image: x:2\n    environment: [B=3]\n    command: serve\n",
        }
    )
    assert (found.image, found.user, dict(found.environment)) == ("x:2", "app", {"A": "1", "B": "3"})
    assert (found.path, found.line, found.image_path, found.command_path) == (
        "compose.yaml",
        2,
        "compose.override.yaml",
        "compose.override.yaml",
    )


def test_extends_takes_from_another_file_and_says_when_there_is_nothing() -> None:
    files = {
        "compose.yaml": "services:\n  web:\n    extends: {file: base.yml, service: base}\n    user: '1'\n",
        "base.yml": "services:\n  base:\n    image: x:1\n",
    }
    assert service(files).image == "x:1"
    assert service({**files, "base.yml": "services: {}\n"}).dangling == "base of base.yml"


def test_a_service_that_extends_itself_ends() -> None:
    text = "services:\n  web:\n    extends: {service: other}\n  other:\n    extends: {service: web}\n    image: x\n"
    assert service({"compose.yaml": text}).name == "web"


def test_variables_come_from_the_env_file_beside_it_or_their_defaults() -> None:
    files = {
        "compose.yaml": "services:\n  web:\n    image: ${REPO}/web:${TAG:-7}\n    command: echo $$HOME\n",
        ".env": "REPO=example.org\n",
    }
    found = service(files)
    assert found.image == "example.org/web:7"
    assert found.command == ("echo $HOME", 4)


@pytest.mark.parametrize(
    ("build", "context", "dockerfile"),
    [
        ("build: .", "", "Dockerfile"),
        ("build: {context: .}", "", "Dockerfile"),
        ("build: {context: ., dockerfile: docker/web.Dockerfile}", "", "docker/web.Dockerfile"),
        ("build: ./api", "api", "api/Containerfile"),
        ("build: {context: ., dockerfile: lost}", "", ""),
        ("build: https://example.org/x.git", None, ""),
        ("build: ../outside", None, ""),
    ],
)
def test_a_build_names_its_context_and_dockerfile(build: str, context: str | None, dockerfile: str) -> None:
    files = {
        "compose.yaml": f"services:\n  web:\n    {build}\n",
        "Dockerfile": "FROM x:1\n",
        "docker/web.Dockerfile": "FROM x:1\n",
        "api/Containerfile": "FROM x:1\n",
    }
    found = service(files).build
    assert found is not None
    assert (found.context, found.dockerfile) == (context, dockerfile)


def test_files_for_tests_are_told_by_name_and_folder() -> None:
    text = "services:\n  web:\n    image: x\n"
    files = dict.fromkeys(("compose.yaml", "compose.test.yaml", "tests/compose.yaml", ".ci/compose.yaml"), text)
    trials = {one.path: one.trial for one in project(files).get(Compose).files}
    assert trials == {
        "compose.yaml": False,
        "compose.test.yaml": True,
        "tests/compose.yaml": True,
        ".ci/compose.yaml": True,
    }


def apps(text: str, **more: str) -> list[str]:
    found = project({**APP, "compose.yaml": f"services:\n{text}", **more}).get(Deployment)
    return [app.service.name for app in found.stacks[0].apps]


def test_services_of_the_application_are_told_from_those_behind_it() -> None:
    text = (
        "  built: {build: .}\n  named: {image: 'ghcr.io/x/bookshop:1'}\n  part: {image: bookshop-api}\n"
        "  page: {image: bookshop-dashboard}\n  db: {image: postgres}\n  idle: {build: ., command: sleep infinity}\n"
        "  tests: {build: ., command: pytest}\n  shell: {build: ., command: sh -c 'uvicorn shop.main:app'}\n"
    )
    assert apps(text) == ["built", "named", "part", "shell"]


def test_mounted_code_with_a_command_is_the_application() -> None:
    run = "  web: {image: 'python:3.13', volumes: ['.:/srv'], working_dir: /srv, command: python -m shop.main}\n"
    assert apps(run) == ["web"]
    assert apps(run.replace(".:/srv", "./conf:/srv"), **{"conf/x.ini": ""}) == []


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        ("postgres:18", "postgresql"),
        ("docker.io/bitnami/postgresql-repmgr", "postgresql"),
        ("timescale/timescaledb:latest-pg17", "postgresql"),
        ("mariadb", "mysql"),
        ("mongo:8", "mongodb"),
        ("dpage/pgadmin4", ""),
        ("mongo-express", ""),
        ("quay.io/prometheuscommunity/postgres-exporter", ""),
        ("redis:8", ""),
        ("example/pages", ""),
        ("localhost:5000/shop", ""),
    ],
)
def test_images_of_database_servers(image: str, kind: str) -> None:
    assert database(bare(image)) == kind


@pytest.mark.parametrize(
    ("image", "name"),
    [("a/b:1", "a/b"), ("h:5000/a/b", "h:5000/a/b"), ("h:5000/a:1@sha256:00ff", "h:5000/a"), ("a:${TAG:-1}", "a")],
)
def test_an_images_name_without_tag_and_digest(image: str, name: str) -> None:
    assert bare(image) == name


def test_generic_and_official_names_are_nobodys_own() -> None:
    names = project({**APP, "pyproject.toml": '[project]\nname = "redis"\n', "redis/app.py": ""}).get(ImageNames)
    assert not names.own("redis:8")
    assert not names.own("example/app")


def needed(database_code: str) -> Need:
    model = """\
        from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


        class Base(DeclarativeBase):
            pass


        class Item(Base):
            __tablename__ = "items"
            id: Mapped[int] = mapped_column(primary_key=True)
    """
    files = {"shop/models.py": model, "shop/db.py": database_code, "requirements.txt": "psycopg\nsqlalchemy\n"}
    return project({**APP, **files}).get(Need)


def test_the_default_decides_whether_a_server_is_needed() -> None:
    engine = "import os\nfrom sqlalchemy import create_engine\n\nengine = create_engine({})\n"
    assert needed(engine.format('os.environ["URL"]')).kind == "server"
    assert needed(engine.format('os.getenv("URL", "sqlite:///x.db")')).kind == "embedded"
    assert project(APP).get(Need).kind == "none"


def test_a_test_settings_sqlite_is_not_the_default() -> None:
    code = 'class TestConfig:\n    URL = "sqlite://"\n\n\nclass Config:\n    URL = "postgresql://db/x"\n'
    assert needed(code).kind == "server"


def test_a_need_is_met_by_the_right_server_only() -> None:
    need = Need("server", (), frozenset({"postgresql"}))
    assert need.met_by(frozenset({"postgresql", "mysql"}))
    assert not need.met_by(frozenset({"mysql"}))
    assert Need("embedded").met_by(frozenset())
    assert Need("server", (), frozenset({"cockroachdb", "postgresql", "yugabytedb"})).wanted == "postgresql"


def test_manifests_hold_applications_servers_probes_and_users() -> None:
    pod = (
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n"
        "      securityContext: {runAsUser: 1000}\n      containers:\n        - name: a\n          image: x/bookshop:1\n"
        "          readinessProbe: {httpGet: {path: /ready}}\n"
    )
    cluster = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: db}\n"
    (found,) = project({**APP, "k8s/all.yaml": f"{pod}---\n{cluster}"}).get(Manifests).found
    assert [place.line for place in found.apps] == [10]
    assert found.databases == {"postgresql"}
    assert [place.line for place in found.probes] == [11]
    assert [place.note for place in found.users] == ["runAsUser: 1000"]
