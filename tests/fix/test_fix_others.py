"""The rewrites of coroutines, responses, tables, statements and models."""

from __future__ import annotations

import pytest

from tests.fix.fixing import becomes, declined, fixed

APP = "from fastapi import FastAPI\n\napp = FastAPI()\n"


def test_a_coroutine_sleeps_without_blocking() -> None:
    becomes(
        """
        import os
        import time

        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/")
        async def home():
            time.sleep(1)  # let them wait
            return os.name
        """,
        """
        import asyncio
        import os

        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/")
        async def home():
            await asyncio.sleep(1)  # let them wait
            return os.name
        """,
        "ASY101",
    )


def test_an_import_that_is_still_used_stays() -> None:
    after = fixed(
        f'import time\n{APP}\n\n@app.get("/")\nasync def home():\n    time.sleep(1)\n    return time.time()\n', "ASY101"
    )
    assert "import time\n" in after
    assert "await asyncio.sleep(1)" in after


def test_a_name_in_a_quoted_annotation_is_used() -> None:
    source = f'from time import sleep\nimport time\n{APP}\n\n@app.get("/")\nasync def home(at: "time.struct_time"):\n    sleep(1)\n'
    after = fixed(source, "ASY101")
    assert "import time\n" in after
    assert "from time import" not in after


SESSION = """
    from fastapi import Depends, FastAPI
    from sqlalchemy.ext.asyncio import AsyncSession

    from app.db import get_session

    app = FastAPI()


    @app.post("/")
    async def save(session: AsyncSession = Depends(get_session)):
        session.commit()
        return {}
    """


def test_a_forgotten_await_is_added_on_demand() -> None:
    assert fixed(SESSION, "ASY102") == fixed(SESSION)
    assert fixed(SESSION, "ASY102", unsafe=True) == fixed(SESSION).replace("    session.c", "    await session.c")


@pytest.mark.parametrize(
    ("before", "after", "imported"),
    [
        (
            'return {"error": "db"}, 503',
            'return JSONResponse({"error": "db"}, status_code=503)',
            "from fastapi.responses import JSONResponse\n",
        ),
        (
            "return item, 201",
            "return JSONResponse(jsonable_encoder(item), status_code=201)",
            "from fastapi.encoders import jsonable_encoder\nfrom fastapi.responses import JSONResponse\n",
        ),
        (
            "return None, 204",
            "return Response(status_code=204)",
            "",
        ),
        (
            'return (\n        {"error": "db"},\n        503,\n    )',
            'return JSONResponse(\n        {"error": "db"},\n        status_code=503,\n    )',
            "from fastapi.responses import JSONResponse\n",
        ),
    ],
)
def test_a_status_is_sent_on_demand(before: str, after: str, imported: str) -> None:
    source = f'{APP}\n\n@app.get("/")\ndef home(item: str):\n    {before}\n'
    assert fixed(source, "ERR102") == source
    named = "FastAPI" if imported else "FastAPI, Response"
    expected = f'from fastapi import {named}\n{imported}\napp = FastAPI()\n\n\n@app.get("/")\ndef home(item: str):\n    {after}\n'
    assert fixed(source, "ERR102", unsafe=True) == expected


def test_a_status_without_a_body_is_not_given_one() -> None:
    source = f'{APP}\n\n@app.get("/")\ndef home(item: str):\n    return item, 204\n'
    assert "has no body" in declined(source, "ERR102", unsafe=True)


TABLES = """
    from sqlalchemy import Column, ForeignKey, Integer
    from sqlalchemy.orm import declarative_base

    Base = declarative_base()


    class User(Base):
        __tablename__ = "users"
        id = Column(Integer, primary_key=True)
        team_id = Column(Integer, ForeignKey("teams.id", ondelete="SET NULL"))


    class Team(Base):
        __tablename__ = "teams"
        id = Column(Integer, primary_key=True)
        owner_id = Column(Integer, ForeignKey("users.id"))
    """


def test_a_ring_of_foreign_keys_is_opened() -> None:
    key = 'ForeignKey("teams.id", ondelete="SET NULL", use_alter=True, name="fk_users_team_id_teams")'
    before = fixed(TABLES)
    assert fixed(TABLES, "DAT103") == before.replace('ForeignKey("teams.id", ondelete="SET NULL")', key)


def test_a_plain_statement_becomes_text() -> None:
    source = """
        from fastapi import Depends, FastAPI
        from sqlalchemy import select
        from sqlalchemy.orm import Session

        from app.db import get_session

        app = FastAPI()


        @app.get("/")
        def rows(session: Session = Depends(get_session)):
            session.execute("SELECT 1")
            return session.execute(select(1))
        """
    after = fixed(source, "DAT104")
    assert 'session.execute(text("SELECT 1"))' in after
    assert "from sqlalchemy import select, text\n" in after
    positional = source.replace('"SELECT 1"', '"SELECT %s", (1,)')
    assert "by position" in declined(positional, "DAT104")


MODEL = """
    from fastapi import FastAPI
    from pydantic import BaseModel

    app = FastAPI()


    class Order(BaseModel):
        paid: bool
        count: int = 1


    @app.post("/")
    def create(order: Order):
        return order
    """


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("        paid: bool", "        model_config = ConfigDict(strict=True)\n\n        paid: bool"),
        (
            '        """An order."""\n\n        paid: bool',
            '        """An order."""\n\n        model_config = ConfigDict(strict=True)\n\n        paid: bool',
        ),
        (
            "        model_config = ConfigDict(frozen=True)\n        paid: bool",
            "        model_config = ConfigDict(frozen=True, strict=True)\n        paid: bool",
        ),
        (
            '        model_config = {"frozen": True}\n        paid: bool',
            '        model_config = {"strict": True, "frozen": True}\n        paid: bool',
        ),
    ],
)
def test_a_request_model_becomes_strict_on_demand(before: str, after: str) -> None:
    imports = "from pydantic import BaseModel, ConfigDict"
    known = MODEL if "ConfigDict" not in before else MODEL.replace("from pydantic import BaseModel", imports)
    source = known.replace("        paid: bool", before)
    assert fixed(source, "SEC107") == fixed(source)
    wanted = fixed(source).replace(
        "\n".join(line[4:] for line in before.split("\n")), "\n".join(line[4:] for line in after.split("\n"))
    )
    if "ConfigDict" in after:
        wanted = wanted.replace("from pydantic import BaseModel\n", f"{imports}\n")
    assert fixed(source, "SEC107", unsafe=True) == wanted


def test_a_model_below_one_that_becomes_strict_inherits_it() -> None:
    heir = "    class Special(Order):\n        size: int\n\n\n    @app.post"
    source = MODEL.replace("    @app.post", heir).replace("order: Order", "order: Order, special: Special")
    after = fixed(source, "SEC107", unsafe=True)
    assert after.count("strict=True") == 1


def test_an_import_with_a_comment_loses_names_but_not_the_comment() -> None:
    head = "from time import monotonic, sleep  # clocks\nimport time  # noqa\n"
    source = (
        f'{head}{APP}\n\n@app.get("/")\nasync def home():\n    sleep(1)\n    time.sleep(1)\n    return monotonic()\n'
    )
    after = fixed(source, "ASY101")
    assert after.startswith("from time import monotonic  # clocks\n")
    assert "import time  # noqa\n" in after
