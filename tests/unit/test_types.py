"""What types variables have, as far as the text tells."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from prodready.project.code.types import Types
from tests.unit.project_of import project

CLASSES = """
class Repo:
    def get(self): ...
    def again(self) -> "Repo": ...

class Service:
    limit: int
    def __init__(self, repo: Repo):
        self.repo = repo
        self.other = Repo()

    @property
    def current(self) -> Repo: ...

    def __call__(self) -> Repo: ...
"""


def called(files: Mapping[str, str] | str, path: str = "app.py") -> dict[str, str]:
    """The typed names of all calls of a module, by their last segment."""
    found = project(files)
    types = found.get(Types)
    return {
        call.name.rpartition(".")[2].lstrip(":%"): types.call_name(path, call)
        for call in found.snapshot.modules[path].calls
    }


@pytest.mark.parametrize(
    "body",
    [
        "def f(x: Repo): x.get()",
        "def f(x: 'Repo'): x.get()",
        "def f(x: Repo | None): x.get()",
        "def f(x: Optional[Repo]): x.get()",
        "def f(x: Union[None, Repo]): x.get()",
        "def f(x: Annotated[Repo, 1]): x.get()",
        "def f():\n    x = Repo()\n    x.get()",
        "def f():\n    x: Repo = make()\n    x.get()",
        "x = Repo()\ndef f(): x.get()",
        "def make() -> Repo: ...\ndef f():\n    x = make()\n    x.get()",
        "def make():\n    return Repo()\ndef f():\n    x = make()\n    x.get()",
        "def make():\n    repo = Repo()\n    yield repo\ndef f(x=Depends(make)): x.get()",
        "def f(x: Annotated[Repo, Depends()]): x.get()",
        "def f(x: Repo = Depends()): x.get()",
        "def f(s: Service): s.repo.get()",
        "def f(s: Service): s.other.get()",
        "def f(s: Service): s.current.get()",
        "def f(s: Service):\n    x = s()\n    x.get()",
        "def f(r: Repo): r.again().again().get()",
        "def f(r: Repo):\n    with r as x: x.get()",
        "class M:\n    def __enter__(self): return Repo()\ndef f():\n    with M() as x: x.get()",
        "class M:\n    async def __aenter__(self) -> Repo: ...\nasync def f(m: M):\n    async with m as x: x.get()",
        "def f(rs: Iterable[Repo]):\n    for x in rs: x.get()",
        "def f(rs: list[Repo]):\n    for x in rs: x.get()",
        "def f(rs: Optional[List[Repo]]):\n    for x in rs: x.get()",
        "def f(rs: dict[str, Repo]):\n    for x in rs.values(): x.get()",
        "class D:\n    rs: list[Repo]\n    def m(self):\n        for x in self.rs: x.get()",
        "class D:\n    def __init__(self): self.rs: list[Repo] = []\n    def m(self):\n        for x in self.rs: x.get()",
        "class D:\n    def a(self, r: Repo): self.rs.append(r)\nclass E(D):\n    def m(self):\n        for x in self.rs: x.get()",
        "class D:\n    @classmethod\n    def make(cls): return cls()\n    def a(self) -> Repo: ...\ndef f(): D.make().a().get()",
        "class D:\n    @staticmethod\n    def make(): return Repo()\ndef f():\n    x = D.make()\n    x.get()",
        "class C(Repo):\n    def m(self): self.get()",
        "def f():\n    x = cast(Repo, unknown)\n    x.get()",
        "def f(y):\n    x = y or Repo()\n    x.get()",
        "async def make() -> AsyncIterator[Repo]: ...\ndef f(x=Depends(make)): x.get()",
        "Alias = Annotated[Repo, Depends()]\ndef f(x: Alias): x.get()",
    ],
)
def test_a_variables_type_is_found(body: str) -> None:
    header = "from typing import *\nfrom fastapi import Depends\n"
    typed = called({"app.py": f"{header}{CLASSES}\n{body}\n"})["get"]
    expected = "app.py:C().get" if "class C" in body else "app.py:Repo().get"
    assert typed == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("from sqlalchemy.orm import Session\ndef f(s: Session): s.execute()", "sqlalchemy.orm.Session().execute"),
        (
            "from sqlalchemy.ext.asyncio import async_sessionmaker\nmake = async_sessionmaker()\n"
            "async def f():\n    async with make() as s: await s.execute()",
            "sqlalchemy.ext.asyncio.AsyncSession().execute",
        ),
        (
            "from sqlalchemy.orm import sessionmaker\nSession = sessionmaker()\ndef f():\n    s = Session()\n    s.execute()",
            "sqlalchemy.orm.Session().execute",
        ),
        (
            "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\ndef f(): db.session.execute()",
            "sqlalchemy.orm.Session().execute",
        ),
        (
            "import sqlite3\ndef f():\n    c = sqlite3.connect('x').cursor()\n    c.execute()",
            "sqlite3.Cursor().execute",
        ),
        (
            "from sqlalchemy.orm import sessionmaker\nmake = sessionmaker()\nclass M:\n    def __enter__(self):\n"
            "        self.s = make()\n        return self.s\ndef f():\n    with M() as s: s.execute()",
            "sqlalchemy.orm.Session().execute",
        ),
        (
            "class M:\n    def __enter__(self): return unknown()\ndef f():\n    with M() as m: m.execute()",
            "app.py:M().execute",
        ),
        ("def f(x): x.execute()", "%x.execute"),
        ("import lib\ndef f():\n    x = lib.make()\n    x.execute()", "%x.execute"),
    ],
)
def test_libraries_factories_give_their_types(body: str, expected: str) -> None:
    assert called(body)["execute"] == expected


def test_types_cross_modules_and_inherited_attributes() -> None:
    found = called(
        {
            "base.py": "from repo import Repo\nclass Base:\n    def __init__(self):\n        self.repo = Repo()\n",
            "repo.py": "class Repo:\n    def get(self): ...\n",
            "app.py": "from base import Base\nclass Child(Base):\n    def m(self): self.repo.get()\n",
        }
    )
    assert found["get"] == "repo.py:Repo().get"


def test_callees_are_functions_methods_and_constructors() -> None:
    found = project(
        """
        class C:
            def __init__(self): ...
            def m(self): ...

        class D: ...

        def g(): ...

        def f(c: C):
            def inner(): ...
            c.m()
            C()
            D()
            g()
            inner()
            c.missing()
        """
    )
    types = found.get(Types)
    callees = [types.callee("app.py", call) for call in found.snapshot.modules["app.py"].calls]
    assert [callee.symbol if callee else None for callee in callees] == [
        *("app.py:C.m", "app.py:C.__init__", "app.py:D", "app.py:g", "app.py:f.inner", None),
    ]


def test_definitions_that_need_themselves_end() -> None:
    assert called("def f():\n    x = x.y()\n    x.get()\n\ndef g(): return g()\n\ny = g()\ny.z()\n")["get"] == "%x.get"
    body = "class A:\n    def __init__(self, b: 'B'):\n        self.b = self.b.a\n    def m(self): self.b.get()\n"
    assert called(body)["get"].endswith("get")


def test_a_parameters_dependency_is_found_in_default_and_annotation() -> None:
    found = project(
        {
            "deps.py": """
                from typing import Annotated
                from fastapi import Depends

                def get_db(): ...

                Db = Annotated[int, Depends(get_db)]
            """,
            "app.py": """
                from typing import Annotated
                from fastapi import Depends
                from deps import Db, get_db

                def f(a=Depends(get_db), b: Annotated[int, Depends(get_db)] = 1, c: Db = 2, d: int = 3): ...
            """,
        }
    )
    types = found.get(Types)
    function = found.snapshot.modules["app.py"].functions[0]
    told = [types.dependency("app.py", param) for param in function.params]
    names = [types.symbols.expr_name("app.py", item) if item is not None else "" for item in told]
    assert names == ["deps.py:get_db", "deps.py:get_db", "deps.py:get_db", ""]
