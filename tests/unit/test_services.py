"""What kind of thing a repository is, and the application objects in it."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

import pytest

from prodready.project.services.kind import Services
from tests.unit.project_of import project

IMAGE = 'FROM python:3.12\nCMD ["run"]\n'
PUBLISHED_COMMAND = (
    '[project]\nname = "radio"\nclassifiers = ["Topic :: Multimedia"]\n\n[project.scripts]\nradio = "radio.cli:main"\n'
)
SCRIPT = (
    '[project]\nname = "tool"\n\n[project.scripts]\ntool = "tool.cli:main"\n\n'
    '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
)


def services(files: Mapping[str, str] | str) -> Services:
    return project(files).get(Services)


@pytest.mark.parametrize(
    ("source", "framework"),
    [
        ("from fastapi import FastAPI\napp = FastAPI()\n", "fastapi"),
        ("from starlette.applications import Starlette\napp = Starlette()\n", "starlette"),
        ("from litestar import Litestar\napp = Litestar()\n", "litestar"),
        ("import flask\napp = flask.Flask(__name__)\n", "flask"),
        ("from flask import Flask\nclass Own(Flask): ...\napp = Own(__name__)\n", "flask"),
        ("from quart import Quart\napp = Quart(__name__)\n", "quart"),
        ("from aiohttp import web\napp = web.Application()\n", "aiohttp"),
        ("from sanic import Sanic\napp = Sanic('x')\n", "sanic"),
        ("import tornado.web\napp = tornado.web.Application([])\n", "tornado"),
        ("import falcon\napp = falcon.App()\n", "falcon"),
        ("import falcon.asgi\napp = falcon.asgi.App()\n", "falcon-asgi"),
        ("from pyramid.config import Configurator\ndef main():\n    return Configurator()\n", "pyramid"),
        ("from bottle import Bottle\napp = Bottle()\n", "bottle"),
        ("import bottle\napp = bottle.default_app()\n", "bottle"),
        ("import pecan\ndef main():\n    return pecan.make_app('shop.Root')\n", "pecan"),
        ("from mcp.server.fastmcp import FastMCP\nmcp = FastMCP('x')\napp = mcp.sse_app()\n", "mcp"),
        ("ROOT_URLCONF = 'site.urls'\n", "django"),
    ],
)
def test_applications_make_a_service(source: str, framework: str) -> None:
    found = services({"app.py": source})
    assert (found.kind, found.frameworks) == ("service", (framework,))
    assert found.evidence[0].path == "app.py"


def test_an_application_made_in_a_function_is_bound_to_it() -> None:
    found = services("from fastapi import FastAPI\n\ndef create():\n    return FastAPI()\n")
    assert [(app.symbol, app.line) for app in found.apps] == [("app.py:create", 4)]


@pytest.mark.parametrize("path", ["tests/test_app.py", "docs/app.py", "scripts/app.py"])
def test_applications_of_tests_docs_and_scripts_do_not(path: str) -> None:
    found = services({path: "from fastapi import FastAPI\napp = FastAPI()\n", "lib/x.py": "x = 1\n"})
    assert (found.kind, found.apps) == ("library", ())


def test_a_library_that_builds_applications_for_others_is_none() -> None:
    files = {
        "pyproject.toml": """
            [project]
            name = "builder"
            classifiers = ["Topic :: Software Development :: Libraries"]
        """,
        "builder/__init__.py": "from fastapi import FastAPI\n\ndef build():\n    return FastAPI()\n",
    }
    assert services(files).kind == "library"
    assert services({**files, "Dockerfile": IMAGE}).kind == "service"
    assert services({**files, "bench/Dockerfile": IMAGE}).kind == "library"


def test_a_published_application_with_its_own_command_is_a_service_whatever_its_topic() -> None:
    """Forums and wikis are uploaded as libraries, too; a command line that builds one for a preview is none."""
    files = {
        "pyproject.toml": """
            [project]
            name = "forum"
            classifiers = ["Topic :: Software Development :: Libraries"]

            [project.scripts]
            forum = "forum.cli:main"
        """,
        "forum/cli.py": "import click\n\n@click.command()\ndef main(): ...\n",
    }
    source = "from flask import Flask\n\ndef create_app():\n    return Flask('forum')\n"
    assert services({**files, "forum/web.py": source}).kind == "service"
    assert services({**files, "forum/cli/preview.py": source}).kind == "cli"
    assert services({**files, "forum/base.py": "from flask import Flask\n\nclass App(Flask): ...\n"}).kind == "cli"


PUBLISHED = """
    [project]
    name = "part"
    classifiers = ["Environment :: Web Environment"]

    [project.scripts]
    part = "part.cli:main"
"""


@pytest.mark.parametrize(
    "source",
    [
        "from starlette.applications import Starlette\n\nclass Admin:\n    def __init__(self, app):\n"
        "        app.mount('/admin', Starlette())\n",
        "async def service_unavailable(scope, receive, send): ...\n",
        "from django.core.wsgi import get_wsgi_application\n\ndef load(settings):\n    return get_wsgi_application()\n",
        "from ninja import NinjaAPI\n\napi = NinjaAPI()\n",
        "from aiohttp import web\n\ndef setup(app, path='/admin'):\n    admin = web.Application()\n"
        "    app.add_subapp(path, admin)\n    return admin\n",
    ],
)
def test_a_published_package_offers_parts_of_applications(source: str) -> None:
    """Somebody else's process runs them, unless the repository deploys the package itself."""
    files = {"pyproject.toml": PUBLISHED, "part/web.py": source}
    assert services(files).kind == "library"
    assert services({"part/web.py": source}).kind == ("library" if "receive" in source else "service")
    assert services({**files, "Dockerfile": IMAGE}).kind == "service"


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"Dockerfile": "FROM python:3.12\nRUN pip install .\n"}, "library"),
        ({"Dockerfile": "FROM python:3.12 AS base\nFROM base\nCOPY . .\n"}, "library"),
        ({"Dockerfile": "FROM python:3.12 AS base\nENTRYPOINT ['part']\nFROM base\n"}, "service"),
        ({"Dockerfile": "FROM tiangolo/uvicorn-gunicorn:python3.11\n"}, "service"),
        (
            {"Dockerfile": "FROM python:3.12\n", "compose.yml": "services: {web: {build: ., command: part}}\n"},
            "service",
        ),
        ({"Dockerfile": "FROM python:3.12\n", "compose.yml": "services: {web: {build: .}}\n"}, "library"),
    ],
)
def test_an_image_that_starts_nothing_deploys_nothing(files: dict[str, str], kind: str) -> None:
    source = "from fastapi import FastAPI\n\nclass Api:\n    def __init__(self):\n        self.app = FastAPI()\n"
    assert services({"pyproject.toml": PUBLISHED, "part/api.py": source, **files}).kind == kind


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("packaging/radio.service", "service"),
        ("docs/radio.service", "cli"),
        ("packaging/radio.unit", "cli"),
    ],
)
@pytest.mark.parametrize("command", ["/usr/bin/radio --config /etc/radio.conf", "-radio"])
def test_a_unit_that_starts_a_packages_command_deploys_it(unit: str, kind: str, command: str) -> None:
    source = "import tornado.web\n\nclass Server:\n    def run(self):\n        self.app = tornado.web.Application([])\n"
    files = {"pyproject.toml": PUBLISHED_COMMAND, "radio/http.py": source, "radio/cli.py": "def main(): ...\n"}
    assert services({**files, unit: f"[Service]\nExecStart={command}\n"}).kind == kind
    assert services({**files, unit: "[Service]\nExecStart=/usr/bin/nginx -g 'daemon off;'\n"}).kind == "cli"


def test_a_published_application_that_it_mounts_itself_is_run() -> None:
    source = (
        "from aiohttp import web\n\ndef make():\n    app = web.Application()\n    admin = web.Application()\n"
        "    app.add_subapp('/admin', admin)\n    return app\n"
    )
    assert services({"pyproject.toml": PUBLISHED, "part/web.py": source}).kind == "service"


def test_a_plugin_of_a_django_platform_with_an_image_of_its_own_is_a_service() -> None:
    """The platform has the root of the addresses; the plugin's settings are merged with its own."""
    settings = "MIDDLEWARE = ['django.middleware.common.CommonMiddleware']\nINSTALLED_APPS = ['rest_framework']\n"
    files = {"pyproject.toml": PUBLISHED, "part/app/settings.py": settings}
    assert services(files).kind == "library"
    deployed = services({**files, "Dockerfile": IMAGE})
    assert (deployed.kind, deployed.frameworks) == ("service", ("django",))


TRIED = {
    "setup.py": """
        from setuptools import setup

        setup(name="django-part", packages=["part"], classifiers=["Framework :: Django"])
    """,
    "part/__init__.py": "",
    "part/management/commands/sync.py": "from django.core.management.base import BaseCommand\n",
    "project/settings.py": "ROOT_URLCONF = 'urls'\n",
    "project/wsgi.py": "from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n",
}


def test_what_stands_beside_a_published_package_tries_it_out() -> None:
    """Unless it has an image of its own; commands that the package adds to Django's make no command-line tool."""
    assert services(TRIED).kind == "library"
    assert services({**TRIED, "project/Dockerfile": IMAGE}).kind == "service"
    own = {**TRIED, "part/settings.py": "ROOT_URLCONF = 'part.urls'\n"}
    assert [app.path for app in services({key: own[key] for key in own if "project" not in key}).apps] == [
        "part/settings.py"
    ]


def test_the_image_of_a_library_does_not_deploy_what_tries_it_out() -> None:
    setup = TRIED["setup.py"].replace("Framework :: Django", "Topic :: Software Development :: Libraries")
    files = {**TRIED, "setup.py": setup, "Dockerfile": IMAGE}
    assert services(files).kind == "library"
    inside = {"setup.py": setup, "part/__init__.py": "", "part/settings.py": "ROOT_URLCONF = 'part.urls'\n"}
    assert services({**inside, "Dockerfile": IMAGE}).kind == "service"


def test_a_folder_of_several_packages_without_a_list_is_not_published() -> None:
    """No build tool takes it; what its manifest says of itself was copied."""
    setup = """
        from setuptools import setup

        setup(name="site-code", classifiers=["Topic :: Software Development :: Libraries :: Python Modules"])
    """
    source = "from flask import Flask\n\ndef create_app():\n    return Flask('x')\n"
    files = {"code/setup.py": setup, "code/pages/__init__.py": source, "code/store/__init__.py": ""}
    assert services(files).kind == "service"
    assert services({path: text for path, text in files.items() if "store" not in path}).kind == "library"


def test_a_published_project_of_django_may_give_servers_its_application_under_any_name() -> None:
    """The packages and commands of pbr stand in sections of their own."""
    metadata = "[metadata]\nname = records\nclassifier =\n    Topic :: Utilities\n\n[files]\npackages =\n    records\n"
    files = {
        "setup.cfg": metadata + "\n[entry_points]\nconsole_scripts =\n    records = records.cli:main\n",
        "records/__init__.py": "",
        "records/cli.py": "def main(): ...\n",
        "records/wsgi.py": """
            from django.core.wsgi import get_wsgi_application

            default = get_wsgi_application()
            application = default
        """,
    }
    assert services(files).kind == "service"


def test_a_plugin_is_run_by_the_program_that_finds_it() -> None:
    """Images elsewhere are for its development; an application in its own folder's image, or a command, are its own."""
    plugin = PUBLISHED.replace('[project.scripts]\n    part = "part.cli:main"', "[project.entry-points.'host.plugins']")
    files = {
        "pyproject.toml": plugin + "    part = 'part.plugin:Part'\n",
        "part/web.py": "from fastapi import FastAPI\n\ndef create():\n    return FastAPI()\n",
        "dev/Dockerfile": IMAGE,
    }
    assert services(files).kind == "library"
    assert services({**files, "Dockerfile": IMAGE}).kind == "service"
    assert services({**files, "pyproject.toml": PUBLISHED}).kind == "service"


LIBRARY = PUBLISHED.replace("Environment :: Web Environment", "Topic :: Software Development :: Libraries")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def create():\n    return web.Application()\n", "service"),
        ("app = web.Application()\n", "service"),
        ("async def answer_probes():\n    app = web.Application()\n    await start(app)\n", "library"),
        ("if __name__ == '__main__':\n    app = web.Application()\n", "library"),
    ],
)
def test_a_library_with_a_command_offers_its_application(source: str, kind: str) -> None:
    """What a function keeps to itself answers probes or measures; a trial run is none either."""
    files = {"pyproject.toml": LIBRARY, "part/web.py": f"from aiohttp import web\n\n{source}"}
    assert services(files).kind == kind


def test_where_a_distribution_is_run_all_its_applications_are() -> None:
    made = "from fastapi import FastAPI\n\ndef create():\n    return FastAPI()\n"
    held = "from fastapi import FastAPI\n\nclass Api:\n    def __init__(self):\n        self.app = FastAPI()\n"
    found = services({"pyproject.toml": LIBRARY, "part/router.py": made, "part/api.py": held})
    assert [app.path for app in found.apps] == ["part/api.py", "part/router.py"]
    assert services({"pyproject.toml": LIBRARY, "part/api.py": held}).kind == "library"


def test_what_setup_is_given_may_be_a_variable() -> None:
    setup = """
        from setuptools import setup

        classifiers = ("Framework :: aiohttp",)
        setup(name="part", classifiers=classifiers)
    """
    source = "from aiohttp import web\n\nclass Part:\n    def __init__(self):\n        self.app = web.Application()\n"
    assert services({"setup.py": setup, "part/web.py": source}).kind == "library"


@pytest.mark.parametrize(
    "path", [".devcontainer/Dockerfile", "examples/Dockerfile", "tests/Dockerfile", "js/website/vercel.json"]
)
def test_images_of_examples_and_development_machines_deploy_nothing(path: str) -> None:
    source = "from celery import Celery\napp = Celery('x')\n"
    setup = 'from setuptools import setup\nsetup(name="part", classifiers=("Framework :: Celery",))\n'
    assert services({"setup.py": setup, "part/tasks_app.py": source, path: IMAGE}).kind == "library"


def test_an_application_with_a_worker_is_one_without_an_image() -> None:
    assert services({"tasks_app.py": "from celery import Celery\napp = Celery('x')\n"}).kind == "worker"


@pytest.mark.parametrize(
    "folder",
    [
        "t/proj",
        "sandbox",
        "example_project",
        "example_project_with_groups",
        "exampleproject",
        "testproject",
        "dts_test_project",
        "site/project_template",
    ],
)
def test_projects_for_trying_a_library_out_are_no_service(folder: str) -> None:
    found = services({f"{folder}/settings.py": "ROOT_URLCONF = 'site.urls'\n", "site/x.py": "x = 1\n"})
    assert (found.kind, found.apps) == ("library", ())


VIEWER = """
    import uvicorn
    from fastapi import FastAPI

    app = FastAPI()

    def serve(host={default}, port=8000):
        uvicorn.run(app, host={host}, port=port)
"""


@pytest.mark.parametrize(
    ("default", "host", "kind"),
    [
        ("None", "'127.0.0.1'", "cli"),
        ("'localhost'", "host", "cli"),
        ("None", "'0.0.0.0'", "service"),
        ("'0.0.0.0'", "host", "service"),
        ("None", "unknown", "service"),
    ],
)
def test_what_a_tools_command_starts_on_localhost_is_a_viewer(default: str, host: str, kind: str) -> None:
    files = {
        "pyproject.toml": SCRIPT,
        "tool/cli.py": "import argparse\nfrom tool.view import serve\n\ndef main(): serve()\n",
        "tool/view.py": VIEWER.format(default=default, host=host),
    }
    assert services(files).kind == kind
    assert services({**files, "Dockerfile": IMAGE}).kind == "service"


@pytest.mark.parametrize(("start", "kind"), [("run('0.0.0.0')", "service"), ("run('127.0.0.1')", "cli")])
def test_a_start_may_name_its_host_first(start: str, kind: str) -> None:
    source = f"from flask import Flask\n\napp = Flask(__name__)\n\ndef serve():\n    app.{start}\n"
    files = {"pyproject.toml": SCRIPT, "tool/cli.py": "from tool.view import serve\n\ndef main(): serve()\n"}
    assert services({**files, "tool/view.py": source}).kind == kind


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("server.run()", "library"),
        ("server.run(transport='stdio')", "library"),
        ("server.run('sse')", "service"),
        ("server.run(transport=transport)", "service"),
        ("server.run(transport='http', host='0.0.0.0')", "service"),
    ],
)
def test_a_server_of_tools_is_a_service_where_it_is_offered_over_http(start: str, kind: str) -> None:
    source = f"from fastmcp import FastMCP\n\nserver = FastMCP('tools')\n\ndef main(transport):\n    {start}\n"
    assert services(source).kind == kind


PLUGIN = '[project]\nname = "tool"\n\n[project.entry-points."host.global_commands"]\ntool = "tool.cli:main"\n'


def test_a_viewer_may_be_a_command_that_another_program_is_given() -> None:
    """Its address may be a constant of another module, but not one that a setting replaces."""
    files = {
        "pyproject.toml": PLUGIN,
        "tool/constants.py": "HOST = '127.0.0.1'\n",
        "tool/cli.py": "import click\nfrom tool.view import serve\n\n@click.command()\ndef main(): serve()\n",
        "tool/view.py": "from tool.constants import HOST\n" + dedent(VIEWER.format(default="HOST", host="host")),
    }
    assert services(files).kind == "cli"
    variable = "import os\n\nHOST = os.getenv('HOST', '127.0.0.1')\n"
    assert services({**files, "tool/constants.py": variable}).kind == "service"


def test_a_tool_that_opens_a_browser_is_a_viewer() -> None:
    """Whatever address it is given; an image or a module for servers says that others are to call it."""
    files = {
        "pyproject.toml": SCRIPT,
        "tool/cli.py": "import webbrowser\nfrom tool.view import serve\n\ndef main():\n    webbrowser.open(serve())\n",
        "tool/view.py": VIEWER.format(default="None", host="host"),
    }
    assert services(files).kind == "cli"
    assert services({**files, "Dockerfile": IMAGE}).kind == "service"
    assert services({**files, "tool/wsgi.py": "from tool.view import app\n\napplication = app\n"}).kind == "service"


def test_a_start_for_development_makes_no_viewer() -> None:
    files = {
        "pyproject.toml": SCRIPT,
        "tool/app.py": """
            import uvicorn
            from fastapi import FastAPI

            app = FastAPI()

            if __name__ == "__main__":
                uvicorn.run(app, host="127.0.0.1")
        """,
    }
    assert services(files).kind == "service"


@pytest.mark.parametrize(
    ("debug", "kind"),
    [
        ("True", "service"),
        ("settings.debug", "service"),
        ("False", "cli"),
        ("debug", "cli"),
        ("args.debug", "cli"),
    ],
)
def test_a_command_that_starts_for_developers_makes_no_viewer(debug: str, kind: str) -> None:
    files = {
        "pyproject.toml": SCRIPT,
        "tool/settings.py": "import os\n\nclass settings:\n    debug = bool(os.environ.get('DEBUG'))\n",
        "tool/cli.py": f"""
            import argparse

            from flask import Flask

            from tool.settings import settings

            app = Flask(__name__)

            def main(debug=False):
                args = argparse.ArgumentParser().parse_args()
                app.run(debug={debug})
        """,
    }
    assert services(files).kind == kind


def test_commands_of_a_project_that_poetry_never_installs_make_no_viewer() -> None:
    manifest = '[tool.poetry]\nname = "tool"\n{mode}[tool.poetry.scripts]\ntool = "tool.cli:main"\n'
    source = """
        from quart import Quart

        app = Quart(__name__)

        def main():
            app.run()
    """
    kinds = [
        services({"pyproject.toml": manifest.format(mode=mode), "tool/cli.py": source}).kind
        for mode in ("", "package-mode = false\n")
    ]
    assert kinds == ["cli", "service"]


@pytest.mark.parametrize(
    ("source", "framework"),
    [
        ("class App:\n    def __call__(self, environ, start_response): ...\n", "wsgi"),
        ("def application(environ, start_response): ...\n", "wsgi"),
        ("class App:\n    async def __call__(self, scope, receive, send): ...\n", "asgi"),
    ],
)
def test_an_application_needs_no_framework(source: str, framework: str) -> None:
    assert services({"pyproject.toml": SCRIPT, "tool/app.py": source}).frameworks == (framework,)


@pytest.mark.parametrize(
    "source",
    [
        "class Wrap:\n    def __init__(self, app): ...\n    def __call__(self, environ, start_response): ...\n",
        "class LogMiddleware:\n    async def __call__(self, scope, receive, send): ...\n",
        "class Other:\n    def __call__(self, environ): ...\n",
    ],
)
def test_middlewares_are_no_applications(source: str) -> None:
    assert services({"pyproject.toml": SCRIPT, "tool/app.py": source}).apps == ()


def test_workers_of_a_package_run_where_they_are_deployed() -> None:
    source = "from celery import Celery\napp = Celery('x')\n"
    setup = 'from setuptools import setup\nsetup(name="tasks", classifiers=("Framework :: Celery",))\n'
    assert services({"setup.py": setup, "tasks/app.py": source}).kind == "library"
    found = services({"tasks_app.py": source, "Dockerfile": IMAGE})
    assert (found.kind, found.runs, found.is_service) == ("worker", True, False)


@pytest.mark.parametrize(
    ("command", "kind"), [('command: ["tasks"]', "worker"), ("imagePullPolicy: Always", "library")]
)
def test_a_workload_of_kubernetes_starts_an_image_that_has_no_command(command: str, kind: str) -> None:
    chart = (
        f"kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - image: tasks\n        {command}\n"
    )
    for manifest in (chart, f"{{{{- if .Values.on }}}}\n{chart}{{{{- end }}}}\n"):
        files = {
            "setup.py": 'from setuptools import setup\nsetup(name="tasks", classifiers=("Framework :: Celery",))\n',
            "tasks/app.py": "from celery import Celery\napp = Celery('x')\n",
            "Dockerfiles/tasks": "FROM python:3.12\nCOPY . .\nRUN pip install .\n",
            "chart/templates/tasks.yaml": manifest,
        }
        assert services(files).kind == kind


@pytest.mark.parametrize("base", ["discord.ext.commands.Bot", "pydis_core.BotBase"])
def test_a_bot_is_a_worker_under_a_class_of_its_own(base: str) -> None:
    package, _, name = base.rpartition(".")
    files = {
        "bot.py": f"""
            from {package} import {name} as Base

            class Bot(Base): ...

            bot = Bot("!")
        """,
        "Dockerfile": IMAGE,
    }
    found = services(files)
    assert (found.kind, [app.framework for app in found.workers]) == ("worker", ["discord"])


def test_project_templates_say_so() -> None:
    found = services({"cookiecutter.json": "{}", "{{cookiecutter.x}}/app.py": "from fastapi import FastAPI\n"})
    assert (found.kind, found.reason) == ("library", "a project template; audit a project that it generates")


def test_an_application_in_the_body_of_a_class_is_a_part() -> None:
    source = "import attr\nfrom fastapi import FastAPI\n\n@attr.s\nclass Api:\n    app = attr.ib(default=FastAPI())\n"
    assert services({"pyproject.toml": PUBLISHED, "part/api.py": source}).kind == "library"


def test_the_framework_of_small_helpers_beside_each_other_comes_last() -> None:
    helper = "from flask import Flask\n\napp = Flask(__name__)\n"
    found = services(
        {
            "shop/settings.py": "ROOT_URLCONF = 'shop.urls'\n",
            "helpers/labels/app.py": helper,
            "helpers/stamps/app.py": helper,
        }
    )
    assert found.frameworks == ("django", "flask")


@pytest.mark.parametrize(
    ("source", "framework"),
    [
        ("import pika\nchannel = pika.BlockingConnection().channel()\nchannel.start_consuming()\n", "rabbitmq"),
        ("import paho.mqtt.client as mqtt\nclient = mqtt.Client()\nclient.loop_forever()\n", "mqtt"),
        ("import boto3\nsqs = boto3.client('sqs')\nsqs.receive_message(QueueUrl='x')\n", "sqs"),
        ("import schedule\nschedule.every(10).minutes.do(print)\nschedule.run_pending()\n", "schedule"),
        ("from temporalio.worker import Worker\nWorker(None, task_queue='q')\n", "temporal"),
        ("from pyrogram import Client\napp = Client('bot')\napp.run()\n", "telegram"),
        (
            "import aio_pika\nasync def main():\n    line = await aio_pika.connect_robust('x')\n"
            "    queue = await (await line.channel()).get_queue('jobs')\n    await queue.consume(print)\n",
            "rabbitmq",
        ),
        ("from workflows.recipe import wrap_subscribe\nwrap_subscribe(None, 'jobs', print)\n", "rabbitmq"),
        ("import nats\nasync def main():\n    await (await nats.connect()).subscribe('x', cb=print)\n", "nats"),
        (
            "from fedora_messaging.message import Message\nclass Files:\n"
            "    def __call__(self, msg: Message) -> None: ...\n",
            "fedora-messaging",
        ),
        (
            "from nameko.rpc import rpc\nclass Orders:\n    name = 'x'\n    @rpc\n    def get(self, key): ...\n",
            "nameko",
        ),
        (
            "from nameko.events import event_handler\nclass Mails:\n    name = 'x'\n"
            "    @event_handler('orders', 'placed')\n    def send(self, payload): ...\n",
            "nameko",
        ),
    ],
)
def test_what_waits_for_messages_or_for_its_time_is_a_worker(source: str, framework: str) -> None:
    found = services({"main.py": source})
    assert (found.kind, [app.framework for app in found.workers]) == ("worker", [framework])


def test_a_method_called_like_that_of_a_queue_makes_no_worker() -> None:
    assert services({"mail.py": "def read(box):\n    return box.receive_message(3)\n"}).kind == "library"
    assert services({"mail.py": "def read(box):\n    box.subscribe('x')\n    return box.consume()\n"}).kind == "library"
    assert services({"mail.py": "class Read:\n    def __call__(self, msg): ...\n"}).kind == "library"
    rpc = "from xmlrpc.tools import rpc\nclass Orders:\n    @rpc\n    def get(self, key): ...\n"
    assert services({"mail.py": rpc}).kind == "library"


@pytest.mark.parametrize(
    ("source", "framework"),
    [
        ("from microdot import Microdot\napp = Microdot()\n", "microdot"),
        ("import litserve as ls\nls.LitServer(None).run()\n", "litserve"),
        ("import azure.functions as func\napp = func.FunctionApp()\n", "azure-functions"),
        ("import fastapi_jsonrpc\napp = fastapi_jsonrpc.API()\n", "fastapi"),
    ],
)
def test_rare_frameworks_make_services(source: str, framework: str) -> None:
    found = services({"main.py": source})
    assert (found.kind, found.frameworks) == ("service", (framework,))


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ('["uvicorn", "tests.server:app"]', "library"),
        ("python examples/server.py", "library"),
        ('["uvicorn", "server:app"]', "service"),
        ('["uvicorn", "part.server:app"]', "service"),
        ('["start"]', "service"),
    ],
)
def test_an_image_that_serves_tests_or_examples_deploys_nothing(command: str, kind: str) -> None:
    source = "from fastapi import FastAPI\n\nclass Api:\n    def __init__(self):\n        self.app = FastAPI()\n"
    trial = dict.fromkeys(("tests/server.py", "examples/server.py"), "app = 1\n")
    files = {"pyproject.toml": PUBLISHED, "part/server.py": source, **trial}
    assert services({**files, "Dockerfile": f"FROM python:3.13\nCMD {command}\n"}).kind == kind


def test_a_class_of_answers_is_no_application() -> None:
    """Servers and applications call both with the same arguments."""
    call = "    async def __call__(self, scope, receive, send): ...\n"
    imported = "from starlette.responses import StreamingResponse\n\n"
    for base, kind in (("(StreamingResponse)", "library"), ("", "service")):
        files = {"drip.py": f"{imported}class Drip{base}:\n{call}", "Dockerfile": IMAGE}
        assert services(files).kind == kind


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ("", "worker"),
        ("def read(box):\n    return box.get('x')\n", "worker"),
        ("@app.get('/')\ndef index(): ...\n", "service"),
        ("@app.route('/')\ndef index(): ...\n", "service"),
        ("import views\napp.register_blueprint(views.pages)\n", "service"),
        ("from flask_admin import Admin\nAdmin(app)\n", "service"),
    ],
)
def test_a_flask_application_that_answers_nothing_lends_a_worker_its_context(more: str, kind: str) -> None:
    flask = "from flask import Flask\napp = Flask(__name__)\n"
    files = {"run.py": flask + more, "tasks.py": "from celery import Celery\nqueue = Celery('x')\n"}
    assert services(files).kind == kind
    assert services({"run.py": flask + more}).kind == "service"
