"""Every file plays one role, told by its path, its neighbours and what it says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from prodready.extract.kinds import kind_of
from prodready.extract.python import extract_module
from prodready.extract.toml import read_toml
from prodready.facts.files import Kind, Role
from prodready.facts.python import Module
from prodready.roles import assign_roles, own_packages, refine, refine_roles, role_of


def assigned(*paths: str) -> dict[str, Role]:
    return assign_roles({path: kind_of(path) for path in paths})


def module(source: str) -> Module:
    return extract_module(source.encode())


def refined(files: Mapping[str, str]) -> dict[str, Role]:
    modules = {path: module(source) for path, source in files.items() if path.endswith(".py")}
    return refine_roles(assigned(*files), modules)


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("app/users/service.py", Role.APPLICATION),
        ("app/integrations/github.py", Role.APPLICATION),
        ("app/_vendor/six.py", Role.VENDORED),
        ("third_party/x.py", Role.VENDORED),
        ("operator/lib/charms/redis_k8s/v0/redis.py", Role.VENDORED),
        ("shop/charms/rings/v1/models.py", Role.APPLICATION),
        ("app/proto/user_pb2.py", Role.GENERATED),
        ("app/proto/user_pb2_grpc.py", Role.GENERATED),
        ("askit/setup_templates/prestart.py", Role.TEMPLATE),
        ("{{cookiecutter.project_slug}}/app/main.py", Role.TEMPLATE),
        ("{{ cookiecutter.name }}/main.py", Role.TEMPLATE),
        ("{% if api %}api{% endif %}/main.py", Role.TEMPLATE),
        ("[[ name ]]/main.py", Role.TEMPLATE),
        ("users/migrations/0003_add_tests.py", Role.MIGRATION),
        ("alembic/versions/ab12_init.py", Role.MIGRATION),
        ("db/migrations/versions/ab12_add_test.py", Role.MIGRATION),
        ("migrations/env.py", Role.MIGRATION),
        ("services/migrations/chowdown.py", Role.APPLICATION),
        ("Tests/helpers.py", Role.TEST),
        ("app/users/tests/factories.py", Role.TEST),
        ("contract-tests/a.py", Role.TEST),
        ("integration_tests/a.py", Role.TEST),
        ("e2e/a.py", Role.TEST),
        ("app/testing_support/sessions.py", Role.TEST),
        ("app/test_users.py", Role.TEST),
        ("app/users_test.py", Role.TEST),
        ("app/tests.py", Role.TEST),
        ("conftest.py", Role.TEST),
        ("locustfile.py", Role.TEST),
        ("app/latest.py", Role.APPLICATION),
        ("app/contest/view.py", Role.APPLICATION),
        ("docs/conf.py", Role.DOCS),
        ("docs_src/tutorial/a.py", Role.DOCS),
        ("examples/shop/main.py", Role.DOCS),
        ("tutorial001/main.py", Role.DOCS),
        ("tutorials/main.py", Role.DOCS),
        ("scripts/seed.py", Role.SCRIPT),
        ("app/scripts/backfill.py", Role.SCRIPT),
        ("bin/release.py", Role.SCRIPT),
        ("app/upgrade_scripts/from_2_to_3.py", Role.SCRIPT),
        ("devscripts/release/tag.py", Role.SCRIPT),
        ("app/migrate/1089_fix_urls/operations.py", Role.SCRIPT),
        ("app/migrate/steps/operations.py", Role.APPLICATION),
        ("lessons/01_first/operations.py", Role.APPLICATION),
        ("app/user_scripts/models.py", Role.APPLICATION),
        ("mocks/mail.py", Role.DOCS),
        ("app/mocks/mail.py", Role.APPLICATION),
        ("profiles/local/github_mock/server.py", Role.DOCS),
        ("app/mock_service/mail.py", Role.APPLICATION),
        ("mock-provider/main.py", Role.DOCS),
        ("manual test/crud_suite.py", Role.TEST),
        ("mock_interviews/main.py", Role.ENTRY),
        ("tools/release.py", Role.SCRIPT),
        ("app/bench/compare/app.py", Role.SCRIPT),
        ("benchmarks/run.py", Role.SCRIPT),
        ("app/benchmarks/runner.py", Role.SCRIPT),
        (".github/build.py", Role.SCRIPT),
        ("noxfile.py", Role.SCRIPT),
        ("setup.py", Role.SCRIPT),
        ("manage.py", Role.SCRIPT),
        ("populate.py", Role.SCRIPT),
        ("seeds_users.py", Role.SCRIPT),
        ("app/cli.py", Role.CLI),
        ("app/__main__.py", Role.CLI),
        ("app/cli/users.py", Role.CLI),
        ("users/management/commands/seed_users.py", Role.CLI),
        ("app/settings.py", Role.SETTINGS),
        ("app/core/config.py", Role.SETTINGS),
        ("config/settings/test.py", Role.SETTINGS),
        ("docker/gunicorn.conf.py", Role.SETTINGS),
        ("app/default_settings.py", Role.SETTINGS),
        ("config/urls.py", Role.APPLICATION),
        ("config/wsgi.py", Role.ENTRY),
        ("app/models/settings.py", Role.APPLICATION),
        ("app/api/v1/config.py", Role.APPLICATION),
        ("api/config.py", Role.SETTINGS),
        ("services/api/src/lib/settings.py", Role.SETTINGS),
        ("app/main.py", Role.ENTRY),
        ("app/asgi.py", Role.ENTRY),
        ("app/models/application.py", Role.APPLICATION),
    ],
)
def test_a_python_path_has_its_role_in_a_repository(path: str, role: Role) -> None:
    code = ("app/__init__.py", "app/users/__init__.py", "app/views.py")
    assert assigned(path, *code)[path] is role


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("app/benchmarks/scores.py", "app/benchmarks/views.py"),
        ("app/api/benchmarks/scores.py", "app/api/users.py"),
        ("app/routers/benchmark/scores.py", "app/routers/users.py"),
    ],
)
def test_a_feature_called_benchmarks_is_application(path: str, beside: str) -> None:
    assert assigned("app/__init__.py", path, beside)[path] is Role.APPLICATION


def test_programs_that_measure_a_package_stay_tooling_where_its_command_line_calls_them() -> None:
    files = {
        "app/__init__.py": "",
        "app/cmd.py": "from app import bench\nbench.main()\n",
        "app/bench/__init__.py": "from app.bench.compare import main\n",
        "app/bench/compare.py": "def main(): ...\n",
    }
    assert refined(files)["app/bench/compare.py"] is Role.SCRIPT


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("Dockerfile", Role.CONFIG),
        ("scripts/entrypoint.sh", Role.CONFIG),
        (".github/workflows/ci.yml", Role.CONFIG),
        ("app/templates/page.html.j2", Role.CONFIG),
        ("tests/docker-compose.yml", Role.TEST),
        ("docs/nginx.conf", Role.DOCS),
        ("examples/.env.example", Role.DOCS),
        ("third_party/x/Dockerfile", Role.VENDORED),
        ("template/pyproject.toml.jinja", Role.TEMPLATE),
        ("template/main.py.jinja", Role.TEMPLATE),
        ("{{cookiecutter.slug}}/Dockerfile", Role.TEMPLATE),
        ("frontend/app/[[...slug]]/package.json", Role.CONFIG),
        ("logo.png", Role.OTHER),
    ],
)
def test_a_document_has_the_role_of_its_place(path: str, role: Role) -> None:
    assert assigned(path, "app/main.py")[path] is role


def test_a_project_in_a_folder_of_programs_is_no_tooling() -> None:
    """Whatever stands in the folder itself is, and what the project calls so inside."""
    roles = assigned(
        "src/bin/shop/setup.py",
        "src/bin/shop/shop/__init__.py",
        "src/bin/shop/shop/orders.py",
        "src/bin/shop/shop/bin/__init__.py",
        "src/bin/shop/shop/bin/report.py",
        "src/bin/release.py",
        "src/bin/release_tools/notes.py",
    )
    assert roles["src/bin/shop/shop/orders.py"] is Role.APPLICATION
    assert roles["src/bin/shop/shop/bin/report.py"] is Role.CLI
    assert roles["src/bin/release.py"] is Role.SCRIPT
    assert roles["src/bin/release_tools/notes.py"] is Role.SCRIPT


def test_ambiguous_folders_are_code_inside_a_package_and_tooling_beside_a_manifest() -> None:
    roles = assigned(
        "pyproject.toml",
        "tools/release.py",
        "app/__init__.py",
        "app/tools/__init__.py",
        "app/tools/search.py",
        "app/plugins/__init__.py",
        "app/plugins/docs/__init__.py",
        "app/plugins/docs/client.py",
        "app/samples/models.py",
        "app/fixtures/loader.py",
        "fixtures/loader.py",
        "backend/pyproject.toml",
        "backend/ops/x.py",
        "backend/main.py",
    )
    assert roles["tools/release.py"] is Role.SCRIPT
    assert roles["backend/ops/x.py"] is Role.SCRIPT
    assert roles["fixtures/loader.py"] is Role.TEST
    for path in (
        "app/tools/search.py",
        "app/plugins/docs/client.py",
        "app/samples/models.py",
        "app/fixtures/loader.py",
    ):
        assert roles[path] is Role.APPLICATION


@pytest.mark.parametrize(
    ("manifest", "found"),
    [
        ('[project]\nname = "Test.Bench"', {"server/test_bench"}),
        ('[tool.poetry]\nname = "test-bench"', {"server/test_bench"}),
        ('[project]\nname = "bench"', set()),
        ('[project]\nname = "tests"', set()),
        ('[project]\nname = "test-other"', set()),
        ("", set()),
    ],
)
def test_a_package_is_no_folder_of_tests_where_its_project_is_called_so(manifest: str, found: set[str]) -> None:
    documents = {"server/pyproject.toml": read_toml(manifest.encode())}
    paths = ("server/test_bench/__init__.py", "server/test_bench/users.py", "server/test_bench/tests/users.py")
    own = own_packages(documents, (*paths, "server/tests/__init__.py"))
    assert own == found
    kinds = {path: kind_of(path) for path in (*paths, "server/main.py")}
    roles = refine_roles(assign_roles(kinds, own=own), {path: module("") for path in kinds}, own=own)
    assert roles[paths[1]] is (Role.APPLICATION if found else Role.TEST)
    assert roles[paths[2]] is Role.TEST


def test_a_folder_named_for_other_parties_that_the_code_deals_with_is_no_copy_of_theirs() -> None:
    roles = assigned(
        "shop/__init__.py",
        "shop/vendors/__init__.py",
        "shop/vendors/sms.py",
        "shop/settings/third_party/__init__.py",
        "shop/settings/third_party/mail.py",
        "shop/third_party/qr.py",
        "web/__init__.py",
        "web/vendors/__init__.py",
        "web/vendors/markdown/__init__.py",
        "web/vendors/markdown/core.py",
        "vendors/parts/cut.py",
    )
    assert roles["shop/vendors/sms.py"] is Role.APPLICATION
    assert roles["shop/settings/third_party/mail.py"] is Role.SETTINGS
    others = ("shop/third_party/qr.py", "web/vendors/markdown/core.py", "vendors/parts/cut.py")
    assert {roles[path] for path in others} == {Role.VENDORED}


def test_a_package_with_layers_for_templates_of_projects_is_the_domain() -> None:
    roles = assigned(
        "shop/__init__.py",
        "shop/project_templates/__init__.py",
        "shop/project_templates/resources.py",
        "shop/cli/project_templates/web/app.py",
    )
    assert roles["shop/project_templates/resources.py"] is Role.APPLICATION
    assert roles["shop/cli/project_templates/web/app.py"] is Role.TEMPLATE


def test_tests_of_well_known_packages_are_tests_and_no_copies() -> None:
    names = ("requests", "urllib3", "yaml", "certifi", "idna", "jinja2", "click", "flask", "redis", "celery")
    roles = assigned(
        "shop/__init__.py",
        *(f"tests/with_others/{name}/test_it.py" for name in names),
        *(f"copied/{name}/__init__.py" for name in names),
    )
    assert roles["tests/with_others/yaml/test_it.py"] is Role.TEST
    assert roles["copied/yaml/__init__.py"] is Role.VENDORED


def test_a_vendor_folder_with_layers_in_it_is_the_domain() -> None:
    roles = assigned("shop/vendor/models.py", "shop/vendor/pricing.py", "lib/vendor/markdown.py", "shop/main.py")
    assert roles["shop/vendor/pricing.py"] is Role.APPLICATION
    assert roles["lib/vendor/markdown.py"] is Role.VENDORED


@pytest.mark.parametrize("name", ["license.py", "licence.pyi", "license.html"])
def test_a_module_about_licences_is_no_licence_that_a_package_brought_along(name: str) -> None:
    files = ["shop/__init__.py", "shop/views.py", "shop/models/__init__.py", f"shop/models/{name}", "manage.py"]
    files += [f"shop/part_{number}.py" for number in range(9)]
    roles = assign_roles({path: kind_of(path) for path in files})
    assert roles["shop/models/__init__.py"] is Role.APPLICATION


def test_a_small_package_with_its_own_licence_is_somebody_elses_and_a_large_one_a_part_of_the_project() -> None:
    own = [
        "LICENSE",
        "pyproject.toml",
        *(f"shop/{name}.py" for name in ("__init__", "app", *(f"part_{n}" for n in range(40)))),
    ]
    copied = ["shop/qr/__init__.py", "shop/qr/drawing.py", "shop/qr/LICENSE"]
    licensed = ["shop/ee/LICENSE.md", "shop/ee/__init__.py", *(f"shop/ee/part_{n}.py" for n in range(30))]
    sold = ["shop/enterprise/LICENSE", "shop/enterprise/__init__.py", "shop/enterprise/invoices.py"]
    roles = assign_roles({path: kind_of(path) for path in (*own, *copied, *licensed, *sold)})
    assert roles["shop/qr/drawing.py"] is Role.VENDORED
    assert roles["shop/enterprise/invoices.py"] is Role.APPLICATION
    assert roles["shop/ee/part_1.py"] is Role.APPLICATION
    assert roles["shop/app.py"] is Role.ENTRY


def test_a_package_called_examples_that_has_layers_is_a_feature_where_it_stands_among_others() -> None:
    roles = assigned(
        "shop/__init__.py",
        "shop/tutorials/__init__.py",
        "shop/tutorials/views.py",
        "shop/modules/__init__.py",
        "shop/modules/example/__init__.py",
        "shop/modules/example/domain/__init__.py",
        "shop/modules/example/domain/services.py",
        *(f"backend/{name}/migrations/__init__.py" for name in ("examples", "labels", "people")),
        *(
            f"backend/{name}/{module}.py"
            for name in ("examples", "labels", "people")
            for module in ("__init__", "models")
        ),
        "example/__init__.py",
        "example/models.py",
        "example/migrations/__init__.py",
        "shop/examples/hello.py",
    )
    features = ("shop/tutorials/views.py", "shop/modules/example/domain/services.py", "backend/examples/models.py")
    assert {roles[path] for path in features} == {Role.APPLICATION}
    assert roles["example/models.py"] is roles["shop/examples/hello.py"] is Role.DOCS


def test_a_package_about_locales_is_code_and_a_program_among_translations_a_script() -> None:
    roles = assigned(
        "shop/__init__.py",
        "shop/locale/__init__.py",
        "shop/locale/api.py",
        "shop/locale/de/formats.py",
        "locale/compare.py",
        "web/src/locales/de.json",
        "web/src/locales/check.py",
    )
    assert roles["shop/locale/api.py"] is Role.APPLICATION
    assert roles["locale/compare.py"] is roles["web/src/locales/check.py"] is Role.SCRIPT
    assert roles["shop/locale/de/formats.py"] is roles["web/src/locales/de.json"] is Role.OTHER


def test_a_folder_of_development_that_holds_the_deployables_is_application() -> None:
    services = [
        f"development/services/{name}/{file}"
        for name in ("crates", "shelves")
        for file in ("requirements.txt", "app/__init__.py", "app/main.py", "app/routes.py")
    ]
    roles = assigned(*services, "development/services/shared/common/errors.py", "monitor/watch.py")
    assert roles["development/services/crates/app/routes.py"] is Role.APPLICATION
    assert roles["development/services/shared/common/errors.py"] is Role.APPLICATION
    beside = assigned(*services[:4], *(path.replace("development/", "") for path in services))
    assert beside["development/services/crates/app/routes.py"] is Role.SCRIPT


def test_a_feature_called_example_is_code() -> None:
    roles = assigned(
        "app/api/__init__.py", "app/api/router.py", "app/api/example/views.py", "app/api/example/services.py"
    )
    assert roles["app/api/example/views.py"] is Role.APPLICATION
    roles = assigned("shop/models.py", "example/views.py", "shop/examples/views.py")
    assert roles["example/views.py"] is roles["shop/examples/views.py"] is Role.DOCS


def test_tests_of_an_example_are_part_of_the_example_and_examples_of_tests_are_tests() -> None:
    roles = assigned("examples/shop/tests/test_x.py", "tests/examples/shop.py", "app/main.py")
    assert roles["examples/shop/tests/test_x.py"] is Role.DOCS
    assert roles["tests/examples/shop.py"] is Role.TEST


def test_everything_below_an_alembic_environment_is_migration() -> None:
    roles = assigned("db/schema/script.py.mako", "db/schema/helpers.py", "db/schema/versions/a.py", "db/session.py")
    assert roles["db/schema/helpers.py"] is roles["db/schema/versions/a.py"] is Role.MIGRATION
    assert roles["db/session.py"] is Role.APPLICATION


def test_what_stands_beside_an_alembic_environment_stays_migration_when_it_was_read() -> None:
    files = {"db/alembic_env/script.py.mako": "", "db/alembic_env/views.py": "def create(): pass\n"}
    assert (
        refined({"db/alembic/script.py.mako": "", "db/alembic/extensions.py": "x = 1\n"})["db/alembic/extensions.py"]
        is Role.MIGRATION
    )
    assert refined({**files, "db/alembic_env/models.py": "x = 1\n"})["db/alembic_env/views.py"] is Role.APPLICATION


def test_what_stands_beside_djangos_migrations_belongs_to_them() -> None:
    helper = "def rename(apps): pass\n"
    roles = refined({"shop/migrations/0001_initial.py": DJANGO, "shop/migrations/_rename.py": helper})
    assert roles["shop/migrations/_rename.py"] is Role.MIGRATION
    roles = refined({"shop/migrations/rename.py": helper, "shop/models.py": "x = 1\n"})
    assert roles["shop/migrations/rename.py"] is Role.APPLICATION


def test_a_repository_of_demos_keeps_its_application() -> None:
    roles = assigned("demos/chat/chat/main.py", "demos/chat/tests/test_chat.py", "docs/conf.py", "setup.py")
    assert roles["demos/chat/chat/main.py"] is Role.ENTRY
    assert roles["demos/chat/tests/test_chat.py"] is Role.TEST
    assert roles["docs/conf.py"] is Role.DOCS


def test_an_application_called_tools_is_found_when_there_is_no_other() -> None:
    assert assigned("tools/app/main.py", "tools/app/db.py")["tools/app/db.py"] is Role.APPLICATION
    assert assigned("scripts/backup.py")["scripts/backup.py"] is Role.SCRIPT


def test_the_source_of_a_template_needs_no_application() -> None:
    roles = assigned("cookiecutter.json", "hooks/pre_gen_project.py", "{{cookiecutter.slug}}/main.py")
    assert roles["hooks/pre_gen_project.py"] is Role.SCRIPT


def test_overrides_win_over_path_and_content_and_the_first_match_counts() -> None:
    overrides = [("/legacy/keep.py", Role.APPLICATION), ("/legacy/", Role.VENDORED), ("*.sql", Role.MIGRATION)]
    files = {path: kind_of(path) for path in ("legacy/keep.py", "legacy/x.py", "app/a.sql", "app/main.py")}
    roles = assign_roles(files, overrides)
    assert list(roles.values()) == [Role.APPLICATION, Role.VENDORED, Role.MIGRATION, Role.ENTRY]
    revision = module("revision = 'a'\ndown_revision = None\n")
    assert refine_roles(roles, {"legacy/keep.py": revision}, overrides)["legacy/keep.py"] is Role.APPLICATION
    assert role_of("legacy/x.py", Kind.PYTHON, overrides) is Role.VENDORED
    assert role_of("app/tools/x.py", Kind.PYTHON) is Role.APPLICATION


DJANGO = "from django.db import migrations\nclass Migration(migrations.Migration):\n    operations = []\n"
AERICH = "async def upgrade(db): return ''\nasync def downgrade(db): return ''\n"
ALEMBIC = "revision = 'a1'\ndown_revision = None\ndef upgrade(): pass\n"


@pytest.mark.parametrize(
    ("path", "source", "role"),
    [
        ("shop/migrations/0001_initial.py", DJANGO, Role.MIGRATION),
        ("shop/migrations/0001_initial.py", "def convert(rows): return rows\n", Role.APPLICATION),
        ("db/changes/a1.py", ALEMBIC, Role.MIGRATION),
        ("db/changes/a1_add_test.py", ALEMBIC, Role.MIGRATION),
        (
            "migrations/models/0_init.py",
            "async def upgrade(db): return ''\nasync def downgrade(db): return ''\n",
            Role.MIGRATION,
        ),
        ("app/versions/env.py", "from alembic import context\n", Role.MIGRATION),
        ("migrations/001_init.py", "def migrate(migrator, database, fake=False): pass\n", Role.MIGRATION),
        (
            "shop/migrations/data.py",
            "from quart_db import Connection\nasync def execute(connection: Connection): pass\n",
            Role.MIGRATION,
        ),
        ("db/steps/0001.py", "from yoyo import step\nsteps = [step('')]\n", Role.MIGRATION),
        ("app/client.py", "# Generated by openapi-generator. DO NOT EDIT.\nx = 1\n", Role.GENERATED),
        ("app/__init__.py", "# Generated by a script. DO NOT EDIT.\nx = 1\n", Role.APPLICATION),
        ("shop/settings.py", "# Generated by django-admin startproject.\nDEBUG = True\n", Role.SETTINGS),
        (
            "client/configuration.py",
            '"""Parcels.\n\nGenerated by a generator.\n\nDo not edit the class.\n"""\nx = 1\n',
            Role.GENERATED,
        ),
        ("tasks.py", "from invoke import task\n", Role.SCRIPT),
        ("tasks.py", "from celery import shared_task\n", Role.APPLICATION),
        ("tasks/__init__.py", "from invoke import task\n", Role.SCRIPT),
        ("app/pack.py", "from setuptools import Command\nclass Pack(Command): pass\n", Role.SCRIPT),
        ("pack.py", "from hatchling.metadata.plugin.interface import X\nclass Pack(X): pass\n", Role.APPLICATION),
        ("pack.py", "from hatchling.builders.hooks.plugin.interface import X\nclass Pack(X): pass\n", Role.SCRIPT),
        ("app/version.py", "import setuptools\nprint(setuptools.__version__)\n", Role.APPLICATION),
        ("shop/migrations/2025-03-20-save-quality.py", "def migrate(db): pass\n", Role.MIGRATION),
        ("shop/migrations/0100_tables.py", "from .base import Base\nclass Migration(Base): pass\n", Role.MIGRATION),
        ("shop/upgrades/db18.py", "def do_upgrade(env, version, cursor): pass\n", Role.MIGRATION),
        ("shop/upgrades/price.py", "def upgrade(plan): return plan\n", Role.APPLICATION),
        (
            "shop/db/operations.py",
            "from django.db.migrations.operations.base import Operation\nclass Grant(Operation): pass\n",
            Role.MIGRATION,
        ),
        ("shop/_scripts/port.py", "def port(): pass\n", Role.SCRIPT),
        ("shop/cmd/test.py", "async def test():\n    return {'status': 'ok'}\n", Role.APPLICATION),
        ("shop/test.py", "def test_total():\n    assert 1 + 1 == 2\n", Role.TEST),
        (
            "shop/factories/order.py",
            "import factory\nclass OrderFactory(factory.django.DjangoModelFactory): pass\n",
            Role.TEST,
        ),
        ("shop/factories/order.py", "class OrderFactory(base.Factory): pass\n", Role.APPLICATION),
        ("shop/test.py", "import shop\ndef main():\n    print(shop.total())\nmain()\n", Role.TEST),
        ("shop/commands/test.py", "import click\n@click.command()\ndef test(): pass\n", Role.CLI),
        ("app/commands.py", "import click\n", Role.CLI),
        ("app/commands.py", "class CreateUser: pass\n", Role.APPLICATION),
        ("app/commands.py", "from app import app\n@app.cli.command('x')\ndef x(): pass\n", Role.CLI),
        ("app/management/commands/x.py", "class Helper: pass\n", Role.CLI),
        ("lib/bottle.py", "__version__ = '0.13'\n__license__ = 'MIT'\n", Role.VENDORED),
        ("bottle/__init__.py", "__version__ = '0.13'\n__license__ = 'MIT'\n", Role.VENDORED),
        ("bottle/__init__.py", "SHAPES = 3\n", Role.APPLICATION),
        ("bottle.py", "__version__ = '0.13'\n__license__ = 'MIT'\n", Role.APPLICATION),
        ("tests/migrations/0001_x.py", DJANGO, Role.TEST),
    ],
)
def test_what_a_module_says_corrects_its_path(path: str, source: str, role: Role) -> None:
    assert refine(path, role_of(path, Kind.PYTHON), module(source)) is role


def test_tooling_that_the_application_imports_is_application_and_so_is_what_that_imports() -> None:
    roles = refined(
        {
            "main.py": "from tools.search import find\n",
            "tools/search.py": "from .index import lookup\n",
            "tools/index.py": "x = 1\n",
            "tools/release.py": "x = 1\n",
            "scripts/seed.py": "import tools.release\n",
        }
    )
    assert roles["tools/search.py"] is roles["tools/index.py"] is Role.APPLICATION
    assert roles["tools/release.py"] is roles["scripts/seed.py"] is Role.SCRIPT


def test_a_folder_of_commands_is_one_command_line() -> None:
    files = {"bot/commands/arguments.py": "import argparse\n", "bot/commands/trade.py": "x = 1\n", "bot/main.py": ""}
    assert refined(files)["bot/commands/trade.py"] is Role.CLI
    handlers = {"shop/commands/create_order.py": "class CreateOrder: pass\n", "shop/main.py": ""}
    assert refined(handlers)["shop/commands/create_order.py"] is Role.APPLICATION


@pytest.mark.parametrize(
    ("paths", "own"),
    [
        (("test_ring/__init__.py", "test_ring/app.py", "tests/app_test.py"), {"test_ring"}),
        (("test_ring/__init__.py", "test_ring/app.py"), set()),
        (("test_ring/__init__.py", "test_ring/app.py", "shop/__init__.py", "tests/app_test.py"), set()),
        (("test_ring/__init__.py", "test_ring/test_app.py", "tests/app_test.py"), set()),
        (("ring/__init__.py", "ring/app.py", "tests/app_test.py"), set()),
    ],
)
def test_the_only_package_beside_the_tests_is_the_application_whatever_it_is_called(
    paths: tuple[str, ...], own: set[str]
) -> None:
    assert own_packages({}, paths) == own


_MANAGES = "from flask import Flask\nfrom flask_script import Manager\nholder = Flask(__name__)\n"


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("from aiohttp import web\ndef serve():\n    web.run_app(web.Application())\n", Role.ENTRY),
        ("import click\nfrom aiohttp import web\ndef serve():\n    web.run_app(web.Application())\n", Role.CLI),
        (f"{_MANAGES}holder.run()\n", Role.CLI),
        (f"{_MANAGES}manager = Manager(holder)\nmanager.run()\n", Role.SCRIPT),
        ("from aiohttp import web\nfrom shop.app import app\nweb.run_app(app)\n", Role.SCRIPT),
    ],
)
def test_a_module_that_manages_is_the_service_only_where_it_makes_and_starts_it(source: str, role: Role) -> None:
    roles = refined({"manage.py": source, "shop/__init__.py": "", "shop/app.py": ""})
    assert roles["manage.py"] is role


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("from yoyo import step\nsteps = [step('CREATE TABLE a (id int)')]\n", Role.MIGRATION),
        ("import yoyo\nyoyo.step('CREATE TABLE a (id int)')\n", Role.MIGRATION),
        ("from yoyo import get_backend, read_migrations\nread_migrations('steps')\n", Role.MIGRATION),
        ("from yoyo import read_migrations\ndef up():\n    read_migrations('steps')\n", Role.APPLICATION),
        ("import yoyo\ndef up():\n    yoyo.get_backend('').apply_migrations(())\n", Role.APPLICATION),
    ],
)
def test_a_function_that_applies_the_migrations_of_yoyo_makes_none_of_its_module(source: str, role: Role) -> None:
    assert refined({"shop/__init__.py": "", "shop/tables.py": source})["shop/tables.py"] is role


def test_what_applies_the_migrations_of_piccolo_is_none_of_them() -> None:
    revision = "from piccolo.apps.migrations.auto.migration_manager import MigrationManager\nID = '2026'\n"
    applies = "from piccolo.apps.migrations.commands.forwards import run_forwards\nasync def up():\n    await run_forwards('all')\n"
    roles = refined(
        {"shop/__init__.py": "", "shop/start.py": applies, "shop/piccolo_migrations/shop_2026.py": revision}
    )
    assert roles["shop/start.py"] is Role.APPLICATION
    assert roles["shop/piccolo_migrations/shop_2026.py"] is Role.MIGRATION


@pytest.mark.parametrize(
    ("files", "role"),
    [
        (["copier.yml", "template/shop/__init__.py", "template/shop/main.py"], Role.TEMPLATE),
        (["kit/copier.yaml", "kit/template/shop/main.py"], Role.TEMPLATE),
        ([".copier-answers.yml", "template/shop/__init__.py", "template/shop/main.py"], Role.ENTRY),
        (["copier.yml", "shop/__init__.py", "shop/main.py", "templates/page.html"], Role.ENTRY),
        (["copier.yml", "shop/__init__.py", "shop/template/main.py"], Role.ENTRY),
    ],
)
def test_what_copier_copies_stands_in_the_folder_of_templates_beside_its_questions(
    files: list[str], role: Role
) -> None:
    roles = assigned(*files)
    assert {found for path, found in roles.items() if path.endswith("main.py")} == {role}
    assert roles.get("templates/page.html") is not Role.TEMPLATE
