"""What a function reaches through calls, injected dependencies, decorators and functions that it hands on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from prodready.project.code.reach import BESIDE, STARTERS, Reach
from tests.unit.project_of import project

HANDLER = "from fastapi import Depends\nfrom typing import Annotated\n"


def reached(
    files: Mapping[str, str] | str, name: str = "start", *, without: frozenset[str] = frozenset(), depth: int = 6
) -> set[str]:
    """Last segments of all calls that a function of app.py reaches."""
    found = project(files)
    function = next(item for item in found.snapshot.modules["app.py"].functions if item.name == name)
    calls = found.get(Reach).from_function("app.py", function, depth, without)
    return {item.name.rpartition(".")[2].rpartition(":")[2] for item in calls}


@pytest.mark.parametrize(
    "body",
    [
        "def check(): ping()\ndef start(): check()",
        "def check(): ping()\ndef between(): check()\ndef start(): between()",
        "class C:\n    def m(self): ping()\ndef start():\n    c = C()\n    c.m()",
        "class C:\n    def __init__(self): ping()\ndef start(): C()",
        "def start():\n    def inner(): ping()\n    inner()",
        "def get_db(): ping()\ndef start(db=Depends(get_db)): ...",
        "def get_db(): ping()\ndef start(db: Annotated[int, Depends(get_db)]): ...",
        "def get_db(): ping()\ndef user(db=Depends(get_db)): ...\ndef start(u=Depends(user)): ...",
        "def get_db(): ping()\n@router.get('/', dependencies=[Depends(get_db)])\ndef start(): ...",
        "class Check:\n    def __call__(self): ping()\ndef start(c=Depends(Check())): ...",
        "def check(): ping()\nasync def start(): await run_in_threadpool(check)",
        "def check(): ping()\nasync def start(): await gather(*[check()])",
        "def wrap(function):\n    ping()\n    return function\n@wrap\ndef start(): ...",
        "def check(): ping()\nchecks = check\ndef start(): checks()",
    ],
)
def test_a_call_is_reached(body: str) -> None:
    assert "ping" in reached(f"{HANDLER}{body}\n")


def test_modules_are_crossed_and_the_way_is_told() -> None:
    found = project(
        {
            "db.py": "def ping():\n    connect()\n",
            "service.py": "from db import ping\n\ndef check():\n    ping()\n",
            "app.py": "from service import check\n\ndef start():\n    check()\n",
        }
    )
    function = found.snapshot.modules["app.py"].functions[0]
    told = {item.name.rpartition(":")[2]: item.via for item in found.get(Reach).from_function("app.py", function)}
    assert told == {
        "check": (),
        "ping": ("service.py:check",),
        "connect": ("service.py:check", "db.py:ping"),
    }


def test_what_is_not_called_is_not_reached() -> None:
    assert "ping" not in reached("def check(): ping()\ndef other(): check()\ndef start(): use(1)\n")


def test_depth_is_bounded_and_rings_end() -> None:
    ring = "def start(): a()\ndef a():\n    b()\ndef b():\n    ping()\n    start()\n"
    assert "ping" in reached(ring)
    assert "ping" not in reached(ring, depth=1)


@pytest.mark.parametrize(
    "way", ["asyncio.to_thread(check)", "loop.run_in_executor(None, check)", "run_in_threadpool(check)"]
)
def test_what_runs_in_another_thread_can_be_left_out(way: str) -> None:
    body = f"import asyncio\ndef check(): ping()\ndef direct(): pong()\nasync def start():\n    direct()\n    await {way}\n"
    assert {"ping", "pong"} <= reached(body)
    left = reached(body, without=BESIDE)
    assert "pong" in left
    assert "ping" not in left
    assert "ping" in reached(body, without=STARTERS)


@pytest.mark.parametrize("way", ["threading.Thread(target=check).start()", "scheduler.add_job(check)"])
def test_what_is_started_beside_the_caller_can_be_left_out_alone(way: str) -> None:
    body = f"import threading\ndef check(): ping()\nasync def start():\n    {way}\n"
    assert "ping" in reached(body)
    assert "ping" not in reached(body, without=STARTERS)
