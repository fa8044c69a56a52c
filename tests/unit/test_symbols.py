"""What names mean across a repository: imports, re-exports, roots, libraries, ancestors."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from prodready.project.code.symbols import Symbols
from tests.unit.project_of import project


def symbols(files: Mapping[str, str]) -> Symbols:
    return project(files).get(Symbols)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fastapi.FastAPI", "fastapi.FastAPI"),
        (":local", "app/main.py:local"),
        (":local.attribute", "app/main.py:local.attribute"),
        ("app.models.User", "app/models.py:User"),
        (".models.User", "app/models.py:User"),
        ("app.User", "app/models.py:User"),
        ("app.models", "app/models.py"),
        ("app.plugins.one", "app/plugins/one.py"),
        ("app.plugins", "app/plugins/"),
        (".missing.name", "app/__init__.py:missing.name"),
        ("%session.execute", "%session.execute"),
        ("builtins.print", "builtins.print"),
        ("app.models.User().save", "app/models.py:User().save"),
        ("app.star", "app/models.py:star"),
    ],
)
def test_resolving(name: str, expected: str) -> None:
    found = symbols(
        {
            "app/__init__.py": "from app.models import User\nfrom .models import *\n",
            "app/models.py": "class User: ...\nstar = 1\n",
            "app/plugins/one.py": "",
            "app/main.py": "local = 1\n",
        }
    )
    assert found.resolve("app/main.py", name) == expected


def test_aliases_and_generic_aliases_are_undone() -> None:
    found = symbols(
        {
            "a.py": "from lib import Base as Other\nBase = Other\nRepo = Base[int]\nsettings: Base = Other\n",
            "b.py": "from a import Base, Repo, settings\n",
        }
    )
    assert found.resolve("b.py", "a.Base") == "lib.Base"
    assert found.resolve("b.py", "a.Repo") == "lib.Base"
    assert found.resolve("b.py", "a.settings") == "a.py:settings"


def test_circular_imports_and_aliases_end() -> None:
    found = symbols({"a.py": "from b import x\n", "b.py": "from a import x\n", "c.py": "y = z\nz = y\n"})
    assert found.resolve("a.py", "b.x")
    assert found.resolve("c.py", ":y")


def test_roots_need_no_configuration_and_the_nearest_file_wins() -> None:
    found = symbols(
        {
            "one/src/app/db.py": "engine = 1\n",
            "one/src/app/main.py": "from app.db import engine\n",
            "two/src/app/db.py": "engine = 2\n",
            "two/src/app/main.py": "from app.db import engine\n",
        }
    )
    assert found.resolve("one/src/app/main.py", "app.db.engine") == "one/src/app/db.py:engine"
    assert found.resolve("two/src/app/main.py", "app.db.engine") == "two/src/app/db.py:engine"


def test_a_folder_that_bears_a_declared_dependencys_name_is_not_that_dependency() -> None:
    found = symbols(
        {
            "pyproject.toml": '[project]\nname = "service"\ndependencies = ["SQLAlchemy>=2", "psycopg2-binary"]\n',
            "app/adapters/sqlalchemy/user.py": "from sqlalchemy import select\nimport psycopg2\n",
            "app/adapters/psycopg2.py": "",
        }
    )
    path = "app/adapters/sqlalchemy/user.py"
    assert found.resolve(path, "sqlalchemy.select") == "sqlalchemy.select"
    assert found.resolve(path, "psycopg2.connect") == "psycopg2.connect"


def test_a_distribution_of_the_repository_is_its_own_although_others_depend_on_it() -> None:
    found = symbols(
        {
            "packages/common/pyproject.toml": '[project]\nname = "acme-common"\n',
            "packages/common/src/acme_common/models.py": "class User: ...\n",
            "services/api/pyproject.toml": '[project]\nname = "api"\ndependencies = ["acme-common"]\n',
            "services/api/src/api/main.py": "from acme_common.models import User\n",
        }
    )
    assert found.resolve("services/api/src/api/main.py", "acme_common.models.User") == (
        "packages/common/src/acme_common/models.py:User"
    )


def test_bare_names_of_the_standard_library_are_the_standard_library() -> None:
    found = symbols({"app/logging.py": "", "app/main.py": "import logging\n"})
    assert found.resolve("app/main.py", "logging.getLogger") == "logging.getLogger"


def test_a_stray_import_through_a_folder_does_not_outweigh_those_from_it() -> None:
    files = {
        "src/shop/orders.py": "x = 1\n",
        "src/shop/users.py": "x = 1\n",
        "src/api.py": "from shop.orders import x\n",
        "src/cli.py": "from shop.users import x\n",
        "migrations/env.py": "from src.shop.tables import metadata\n",
    }
    assert symbols(files).resolve("src/api.py", "shop.orders.x") == "src/shop/orders.py:x"
    through = {**files, "tests/test_users.py": "from src.shop.users import x\nfrom src.shop.orders import x\n"}
    assert symbols(through).resolve("src/api.py", "shop.orders.x") == "shop.orders.x"


def test_a_bare_name_inside_a_package_needs_a_root_that_others_use() -> None:
    """``src/__init__.py`` exists although ``src`` is where imports start."""
    files = {
        "src/__init__.py": "",
        "src/settings.py": "engine = 1\n",
        "src/core/__init__.py": "",
        "src/core/users.py": "",
        "src/api/__init__.py": "",
        "src/api/users.py": "from settings import engine\n",
    }
    assert symbols(files).resolve("src/api/users.py", "settings.engine") == "settings.engine"
    rooted = {**files, "src/main.py": "from core.users import x\n"}
    assert symbols(rooted).resolve("src/api/users.py", "settings.engine") == "src/settings.py:engine"


def test_a_vendored_copy_is_the_library() -> None:
    found = symbols(
        {
            "app/_vendor/six/moves.py": "def filter(): ...\n",
            "app/main.py": "from app._vendor.six.moves import filter\n",
        }
    )
    assert found.resolve("app/main.py", "app._vendor.six.moves.filter") == "six.moves.filter"


def test_definitions_ancestors_methods_and_fields() -> None:
    found = symbols(
        {
            "base.py": """
                from lib import Root

                class Base(Root):
                    limit = 3
                    def shared(self): ...
                    def own(self): ...
            """,
            "child.py": """
                from base import Base

                class Middle(Base): ...

                class Child(Middle, list):
                    name = "x"
                    def own(self): ...
            """,
        }
    )
    definition = found.definition("child.py:Child")
    assert definition is not None
    assert definition.cls is not None
    assert (definition.line, definition.symbol) == (6, "child.py:Child")
    ancestors = [name for name, _ in found.ancestors("child.py", definition.cls)]
    assert ancestors == ["child.py:Middle", "builtins.list", "base.py:Base", "lib.Root"]
    assert found.derives("child.py", definition.cls, {"lib.Root"})
    assert not found.derives("child.py", definition.cls, {"lib.Other"})
    shared = found.method("child.py", definition.cls, "shared")
    own = found.method("child.py", definition.cls, "own")
    assert shared is not None
    assert own is not None
    assert (shared.symbol, own.symbol) == ("base.py:Base.shared", "child.py:Child.own")
    field = found.class_field("child.py", definition.cls, "limit")
    assert field is not None
    assert (field[0], field[1].line) == ("base.py", 5)
    assert found.class_field("child.py", definition.cls, "missing") is None


def test_a_base_that_is_assigned_leads_on_to_what_made_it() -> None:
    found = symbols({"a.py": "from orm import declarative_base\nBase = declarative_base()\nclass User(Base): ...\n"})
    definition = found.definition("a.py:User")
    assert definition is not None
    assert definition.cls is not None
    assert [name for name, _ in found.ancestors("a.py", definition.cls)] == ["a.py:Base", "orm.declarative_base()"]


def test_unknown_symbols_have_no_definition() -> None:
    found = symbols({"a.py": "x = 1\n"})
    assert found.definition("a.py:y") is None
    assert found.definition("lib.x") is None
    assert found.definition("a.py") is None
