"""In a repository of several services the evidence of a point is that of the main one, before what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from prodready.api import Rule
from prodready.model import Verdict
from prodready.project.commands.background import starts_background
from prodready.project.services.main_service import MainService
from prodready_rules.architecture.arc001_modular_structure import rule as modular_structure
from prodready_rules.architecture.arc002_async_database import rule as async_database
from prodready_rules.configuration.cfg001_typed_settings import rule as typed_settings
from prodready_rules.configuration.cfg002_env_example import rule as env_example
from prodready_rules.infrastructure.inf001_dockerfile import rule as dockerfile
from prodready_rules.infrastructure.inf002_compose_full_stack import rule as compose_full_stack
from prodready_rules.testing.tst001_pytest_config import rule as pytest_config
from prodready_rules.testing.tst003_unit_tests import rule as unit_tests
from prodready_rules.testing.tst004_api_tests import rule as api_tests
from tests.unit.project_of import project

MODELS = """
    from sqlalchemy import Column, Integer
    from sqlalchemy.orm import declarative_base
    Base = declarative_base()
    class {name}(Base):
        __tablename__ = "{name}"
        id = Column(Integer, primary_key=True)
    """
SERVICES = """
    from {package}.models import {name}
    def counted(session):
        return session.query({name}).count()
    """
TESTS = """
    from fastapi.testclient import TestClient
    from {package}.main import app
    from {package}.models import {name}
    client = TestClient(app)
    def test_it():
        assert {name}.id is not None
        assert client.get("/{package}/0").status_code == 200
    """
IMAGE = """
    FROM python:3.14
    WORKDIR /srv
    COPY . .
    RUN pip install -r requirements.txt
    CMD ["uvicorn", "{package}.main:app"]
    """


def _service(folder: str, package: str, routes: int) -> dict[str, str]:
    """A service with its own image, tables, tests and example of an environment."""
    name = package.title()
    handlers = "".join(
        f"    @app.get('/{package}/{number}')\n    def get_{number}(): return engine.connect().execute(text('select 1'))\n"
        for number in range(routes)
    )
    main = "\n    from fastapi import FastAPI\n    from sqlalchemy import create_engine, text\n    from dotenv import load_dotenv\n"
    main += f"    load_dotenv()\n    engine = create_engine(DSN)\n    app = FastAPI()\n{handlers}"
    return {
        f"{folder}/requirements.txt": "fastapi\nuvicorn\nsqlalchemy\n",
        f"{folder}/Dockerfile": IMAGE.format(package=package),
        f"{folder}/.env.example": "SHOP=1\n",
        f"{folder}/{package}/__init__.py": "",
        f"{folder}/{package}/main.py": main,
        f"{folder}/{package}/models.py": MODELS.format(name=name),
        f"{folder}/{package}/services.py": SERVICES.format(package=package, name=name),
        f"{folder}/tests/test_{package}.py": TESTS.format(package=package, name=name),
    }


def _places(files: Mapping[str, str], rule: Rule) -> list[str]:
    """The places that a rule cites, in order."""
    found = project(files)
    verdict = rule.run(*found.facts.all(rule.inputs))
    assert isinstance(verdict, Verdict)
    return [place.path for place in verdict.evidence]


TWO = {**_service("ads", "ads", 1), **_service("shop", "shop", 8)}


@pytest.mark.parametrize(
    "rule",
    [modular_structure, async_database, unit_tests, api_tests, env_example, dockerfile],
    ids=lambda rule: rule.info.code,
)
def test_the_service_with_most_routes_is_cited_before_one_of_an_earlier_name(rule: Rule) -> None:
    assert _places(TWO, rule)[0].startswith("shop/")


def test_a_library_with_an_image_of_its_own_is_no_service_beside_if_the_service_imports_it() -> None:
    library = {
        "tables/Dockerfile": 'FROM python:3.14\nCOPY . .\nCMD ["alembic", "upgrade", "head"]\n',
        "tables/requirements.txt": "sqlalchemy\n",
        "tables/tables/__init__.py": "",
        "tables/tables/orders.py": "rows = []\n",
    }
    used = {**TWO, **library, "shop/shop/orders.py": "from tables.orders import rows\n"}
    assert not project({**TWO, **library}).get(MainService).holds("tables/tables/orders.py")
    assert project(used).get(MainService).holds("tables/tables/orders.py")


def test_a_package_for_others_stands_beside_unless_the_service_imports_it() -> None:
    setup = (
        "from setuptools import setup\n"
        'setup(name="{0}", version="1.0", packages=["{0}"], classifiers=["Programming Language :: Python"])\n'
    )
    files = {
        "setup.py": setup.format("shop"),
        "shop/__init__.py": "",
        "shop/main.py": "from fastapi import FastAPI\napp = FastAPI()\n\n@app.get('/orders')\ndef orders(): ...\n",
        "client/setup.py": setup.format("shopclient"),
        "client/shopclient/__init__.py": "",
        "client/shopclient/http.py": "import requests\ndef orders(): return requests.get('x', timeout=5)\n",
    }
    main = project(files).get(MainService)
    assert not main.holds("client/shopclient/http.py")
    assert main.holds("shop/main.py")
    imported = {**files, "shop/main.py": files["shop/main.py"] + "from shopclient.http import orders as others\n"}
    assert project(imported).get(MainService).holds("client/shopclient/http.py")
    worker = "from celery import Celery\nworker = Celery('client')\n"
    assert project({**files, "client/shopclient/http.py": worker}).get(MainService).holds("client/shopclient/http.py")


def test_a_settings_object_is_cited_before_those_that_are_its_fields() -> None:
    settings = """
        from pydantic_settings import BaseSettings
        class MailSettings(BaseSettings):
            sender: str
        class QueueSettings(BaseSettings):
            address: str
        class Settings(BaseSettings):
            mail: MailSettings = MailSettings()
            queue: QueueSettings
        settings = Settings()
        """
    shop = "from fastapi import FastAPI\nfrom shop.settings import settings\napp = FastAPI()\n@app.get('/')\ndef index(): ...\n"
    found = project({"shop/settings.py": settings, "shop/main.py": shop})
    verdict = typed_settings.run(*found.facts.all(typed_settings.inputs))
    assert isinstance(verdict, Verdict)
    assert [place.line for place in verdict.evidence] == [7]


def test_an_application_that_another_mounts_is_no_helper_beside() -> None:
    parts = {
        f"shop/parts/{name}/routes.py": f"from fastapi import FastAPI\n{name} = FastAPI()\n@{name}.get('/{name}')\ndef one(): ...\n"
        for name in ("widget", "checker")
    }
    handlers = "".join(f"@app.get('/{number}')\ndef get_{number}(): ...\n" for number in range(12))
    main = f"from fastapi import FastAPI\napp = FastAPI()\n{handlers}"
    mounting = f"{main}from shop.parts.widget.routes import widget\napp.mount('/widget', widget)\n"
    apart = project({**parts, "shop/main.py": main}).get(MainService)
    mounted = project({**parts, "shop/main.py": mounting}).get(MainService)
    assert not apart.holds("shop/parts/widget/routes.py")
    assert mounted.holds("shop/parts/widget/routes.py")


COMPOSE = """
    services:
      accounts-db:
        image: postgres:18
      clock:
        build: shop
        command: celery -A shop beat
      queue-consumer:
        build: shop
        command: python -m shop.main
      web:
        build: shop
        command: uvicorn shop.main:app
        depends_on: [orders-db]
      orders-db:
        image: postgres:18
    """


def test_what_answers_requests_and_the_database_that_it_waits_for_come_first() -> None:
    files = {**_service("shop", "shop", 8), "compose.yaml": COMPOSE}
    verdict = compose_full_stack.run(*project(files).facts.all(compose_full_stack.inputs))
    assert isinstance(verdict, Verdict)
    first, _, *databases = (place.note.partition(":")[0] for place in verdict.evidence)
    assert first == "web"
    assert databases == ["orders-db"]


def test_without_a_link_every_database_of_the_kind_is_shown() -> None:
    files = {**_service("shop", "shop", 8), "compose.yaml": COMPOSE.replace("        depends_on: [orders-db]\n", "")}
    verdict = compose_full_stack.run(*project(files).facts.all(compose_full_stack.inputs))
    assert isinstance(verdict, Verdict)
    assert [place.note for place in verdict.evidence][2:] == ["accounts-db: postgresql", "orders-db: postgresql"]


@pytest.mark.parametrize(
    ("command", "name", "expected"),
    [
        ("celery -A shop worker", "", True),
        ("python -m shop run-update-listener", "", True),
        ("python -m shop", "worker-1", True),
        ("sh start.sh", "docker/celery", True),
        ("gunicorn -k uvicorn.workers.UvicornWorker shop:app", "web", False),
        ("gunicorn --worker-class gevent --workers 4 shop:app", "", False),
        ("uvicorn shop.main:app --workers 2", "api", False),
        ("python manage.py runserver", "network", False),
    ],
)
def test_workers_are_told_from_servers_that_have_workers(command: str, name: str, expected: bool) -> None:
    assert starts_background(command, name) is expected


def test_a_missing_configuration_of_pytest_is_missed_where_the_main_service_is_tested() -> None:
    files = {**TWO, "ads/tests/conftest.py": "", "shop/tests/conftest.py": ""}
    assert _places(files, pytest_config) == ["shop/tests/conftest.py"]


def test_what_the_service_loads_comes_before_programs_that_are_run_by_themselves() -> None:
    told = project(
        {
            "imports/__init__.py": "",
            "imports/load.py": "from imports.util import say\nif __name__ == '__main__':\n    say()\n",
            "imports/util.py": "import logging\nlogging.basicConfig(format='%(message)s')\ndef say(): ...\n",
            "web/__init__.py": "",
            "web/app.py": "import logging\nfrom flask import Flask\nlogging.basicConfig()\napp = Flask(__name__)\n"
            "@app.get('/loads')\ndef loads(): return []\n",
        }
    )
    main = told.get(MainService)
    assert main.unused == {"imports/__init__.py", "imports/load.py", "imports/util.py"}
    assert sorted(("imports/util.py", "web/app.py"), key=main.order) == ["web/app.py", "imports/util.py"]


def test_health_applications_of_workers_are_helpers_though_the_service_imports_their_folders() -> None:
    probe = "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/health')\ndef health(): return {}\n"
    routes = "".join(f"@app.get('/papers/{number}')\ndef get_{number}(): return send()\n" for number in range(14))
    files = {
        "papers/__init__.py": "",
        "papers/main.py": f"from fastapi import FastAPI\nfrom papers.jobs.tasks import send\napp = FastAPI()\n{routes}",
        "papers/jobs/__init__.py": "",
        "papers/jobs/tasks.py": "def send(): return []\n",
        "papers/jobs/probe.py": probe,
        "papers/streams/__init__.py": "",
        "papers/streams/probe.py": probe,
    }
    assert project(files).get(MainService).inside == ("papers/jobs/", "papers/streams/")
    mounted = files["papers/main.py"] + "from papers.jobs.probe import app as probe\napp.mount('/probe', probe)\n"
    assert project({**files, "papers/main.py": mounted}).get(MainService).inside == ("papers/streams/",)
