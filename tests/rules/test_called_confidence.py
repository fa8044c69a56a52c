"""How sure OBS101 and CFG102 are of functions that nothing is seen to call."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from prodready.api import Confidence
from prodready.scan import ScanRequest, scan

APP = """
from fastapi import FastAPI
from shop import stock
from shop.settings import settings

app = FastAPI()


@app.get("/stock")
def one():
    return stock.amount(1)
"""
STOCK = """
import os
from contextlib import contextmanager


def amount(number):
    return number


"""
SETTINGS = """
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    name: str = "shop"


settings = Settings()
"""
TOLD = 'print("counted", os.environ["SHOP_STOCK"])'


def _confidences(tmp_path: Path, stock: str, others: Mapping[str, str]) -> set[tuple[str, Confidence]]:
    files = {"shop/__init__.py": "", "shop/app.py": APP, "shop/settings.py": SETTINGS, "shop/stock.py": STOCK + stock}
    for name, text in (files | dict(others)).items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(dedent(text).lstrip())
    result = scan(ScanRequest(path=tmp_path, cache=False, jobs=1))
    return {
        (item.code, item.confidence)
        for item in result.findings
        if item.code in ("OBS101", "CFG102") and item.location.path == "shop/stock.py"
    }


@pytest.mark.parametrize(
    ("stock", "others"),
    [
        (f"def count():\n    {TOLD}\n", {}),
        (f"def count():\n    {TOLD}\n", {"tests/test_stock.py": "from shop.stock import count\n\ncount()\n"}),
        (f"def count():\n    tell()\n\n\ndef tell():\n    {TOLD}\n", {}),
        (f"def count(left):\n    {TOLD}\n    again(left - 1)\n\n\ndef again(left):\n    count(left)\n", {}),
        (f"def count(function):\n    def inner():\n        {TOLD}\n    return inner\n", {}),
        (f"@contextmanager\ndef count():\n    yield\n    {TOLD}\n", {}),
        (f"class Stock:\n    def __init__(self):\n        self.count()\n\n    def count(self):\n        {TOLD}\n", {}),
        (
            f"class Stock:\n    def count(self):\n        {TOLD}\n",
            {"shop/sales.py": "def sell(it):\n    it.count()\n\n\nsell([])\n"},
        ),
    ],
)
def test_what_nothing_calls_is_unsure(stock: str, others: Mapping[str, str], tmp_path: Path) -> None:
    """Also what only tests call, what only calls itself, and methods of a class that nothing makes."""
    assert _confidences(tmp_path, stock, others) == {("OBS101", Confidence.LOW), ("CFG102", Confidence.LOW)}


COUNTS = "from shop.stock import count\n\n"
NAMES = {"hooks.yaml": "on_sale: shop.stock.count\n"}
COMMAND = {"shop/commands.py": f"import click\n{COUNTS}@click.command()\ndef main():\n    count()\n"}
KINDS = {
    "shop/kinds/__init__.py": "from .all import Stock\n",
    "shop/kinds/all.py": "from shop.stock import Stock\n",
    "shop/sales.py": "from shop.kinds import Stock\n\nStock.count()\n",
}
PASSED_ON = {
    "shop/kinds/__init__.py": "from shop.stock import Stock\n",
    "shop/sales.py": "from shop.kinds import Stock\n\nStock.count()\n",
}
HELD = {
    "shop/parts.py": "from shop.stock import Stock\n\nHELD = Stock()\n",
    "shop/sales.py": "from shop.parts import HELD\n\nHELD.count()\n",
}
COMPOSE = """
services:
  web:
    build: .
    environment:
      {web}: "true"
  worker:
    build: .
    environment:
      SHOP_STOCK: "{value}"
"""
STARTED = {"jobs/nightly.py": f"{COUNTS}def tell():\n    count()\n\n\ntell()\n"}


@pytest.mark.parametrize(
    ("stock", "others"),
    [
        (TOLD, {}),
        (f"def count():\n    {TOLD}\n\n\ncount()\n", {}),
        (f"def count():\n    {TOLD}\n\n\nLATER = [count]\n", {}),
        (f"def count():\n    {TOLD}\n", NAMES),
        (f"def count():\n    {TOLD}\n", STARTED),
        (f"@hooks.register\ndef count():\n    {TOLD}\n", {}),
        (f"class Stock(queue.Queue):\n    def put(self, item):\n        {TOLD}\n", {}),
        (f"class Stock:\n    def __init__(self):\n        {TOLD}\n\n\nKINDS = [Stock]\n", {}),
        (f"class Stock:\n    @staticmethod\n    def count():\n        {TOLD}\n\n\nStock.count()\n", {}),
        (f"class Stock:\n    @staticmethod\n    def count():\n        {TOLD}\n", PASSED_ON),
        (f"class Stock:\n    @staticmethod\n    def count():\n        {TOLD}\n", KINDS),
        (f"class Stock:\n    def count(self):\n        {TOLD}\n", HELD),
    ],
)
def test_what_something_may_call_is_sure(stock: str, others: Mapping[str, str], tmp_path: Path) -> None:
    """Calls, mentions, decorators, frameworks, names in documents and programs that are started by hand."""
    found = _confidences(tmp_path, stock, others)
    assert ("OBS101", Confidence.HIGH) in found
    assert {confidence for _, confidence in found} == {Confidence.HIGH}


@pytest.mark.parametrize(
    ("others", "confidence"),
    [
        (
            {"shop/commands.py": "import os\nfrom shop import stock\n\nos.environ['SHOP_STOCK'] = 'command'\n"},
            Confidence.LOW,
        ),
        (
            {"shop/commands.py": "import os\nfrom shop import stock\n\nos.environ['SHOP_SALE'] = 'command'\n"},
            Confidence.HIGH,
        ),
        ({"shop/commands.py": "import os\n\nos.environ['SHOP_STOCK'] = f'till {os.getpid()}'\n"}, Confidence.LOW),
        ({"shop/commands.py": "import os\n\nos.environ['SHOP_STOCK'] = os.environ['SHOP_SHELF']\n"}, Confidence.HIGH),
        ({"scripts/start.py": "import os\n\nos.environ['SHOP_STOCK'] = 'mine'\n"}, Confidence.HIGH),
        ({"compose.yml": COMPOSE.format(web="SHOP_SALE", value="true")}, Confidence.LOW),
        ({"compose.yml": COMPOSE.format(web="SHOP_STOCK", value="true")}, Confidence.HIGH),
        ({"compose.yml": COMPOSE.format(web="SHOP_SALE", value="full")}, Confidence.HIGH),
    ],
)
def test_what_programs_tell_each_other_is_unsure(
    others: Mapping[str, str], confidence: Confidence, tmp_path: Path
) -> None:
    """A variable that the code itself gives a constant, or that one of several services has on; not another, not what it hands
    on, not what a script gives it."""
    found = _confidences(tmp_path, TOLD, others)
    assert ("CFG102", confidence) in found


def test_a_print_is_unsure_in_a_module_that_nothing_loads_and_sure_in_the_one_beside_it(tmp_path: Path) -> None:
    hooked = f"@hooks.register\ndef count():\n    {TOLD}\n"
    assert _confidences(tmp_path, hooked, {}) >= {("OBS101", Confidence.HIGH)}
    (tmp_path / "shop/app.py").write_text(APP.replace("from shop import stock", "").replace("stock.amount(1)", "1"))
    result = scan(ScanRequest(path=tmp_path, cache=False, jobs=1))
    assert [item.confidence for item in result.findings if item.code == "OBS101"] == [Confidence.LOW]


SCRIPT = {"scripts/count.py": f"{COUNTS}count()\n"}
SWITCHED = "DEBUG_SCORES = False\n\n\ndef count():\n    if DEBUG_SCORES:\n        print('counted')\n\n\ncount()\n"


@pytest.mark.parametrize(
    ("stock", "others", "confidence"),
    [
        (f"def count():\n    {TOLD}\n", COMMAND, Confidence.LOW),
        (f"def count():\n    {TOLD}\n", COMMAND | {"shop/sales.py": f"{COUNTS}count()\n"}, Confidence.HIGH),
        (f"def count():\n    {TOLD}\n", SCRIPT, Confidence.LOW),
        (f"def count():\n    {TOLD}\n", SCRIPT | {"shop/sales.py": f"{COUNTS}count()\n"}, Confidence.HIGH),
        (SWITCHED, {}, Confidence.LOW),
        (SWITCHED.replace("if DEBUG", "if not DEBUG"), {}, Confidence.HIGH),
        (SWITCHED.replace("DEBUG_", "GIVEN_"), {}, Confidence.HIGH),
    ],
)
def test_a_print_is_unsure_that_scripts_and_commands_alone_run_or_that_debugging_asks_for(
    stock: str, others: Mapping[str, str], confidence: Confidence, tmp_path: Path
) -> None:
    assert ("OBS101", confidence) in _confidences(tmp_path, stock, others)


def _loader(named: str) -> dict[str, str]:
    """A service that loads a module by a name; nobody imports ``shop.stock``."""
    load = f"""
    from importlib import import_module

    from fastapi import FastAPI

    app = FastAPI()


    @app.get("/stock")
    def one(name: str):
        return import_module({named}).amount(1)
    """
    return {"shop/app.py": "", "shop/web/__init__.py": "", "shop/web/app.py": load}


@pytest.mark.parametrize(
    ("named", "confidence"),
    [
        ("name", Confidence.LOW),
        ('f"shop.{name}"', Confidence.HIGH),
        ('"shop." + name', Confidence.HIGH),
        ('"shop.stock"', Confidence.HIGH),
    ],
)
def test_a_print_is_unsure_where_only_a_name_from_outside_may_load_the_module(
    named: str, confidence: Confidence, tmp_path: Path
) -> None:
    found = _confidences(tmp_path, f"def counted():\n    {TOLD}\n\n\nhook(counted)\n", _loader(named))
    assert ("OBS101", confidence) in found


@pytest.mark.parametrize(
    ("imported", "confidence"), [("from shop import stock\n", Confidence.LOW), ("", Confidence.HIGH)]
)
def test_a_read_is_unsure_in_a_module_that_the_settings_need(
    imported: str, confidence: Confidence, tmp_path: Path
) -> None:
    place = "PLACE = os.environ['SHOP_PLACE']\n"
    found = _confidences(tmp_path, place, {"shop/settings.py": imported + dedent(SETTINGS)})
    assert ("CFG102", confidence) in found


@pytest.mark.parametrize(("home", "confidence"), [("settings", Confidence.HIGH), ("database", Confidence.LOW)])
def test_a_read_is_unsure_where_only_a_half_of_all_reads_tells_which_module_is_the_settings(
    home: str, confidence: Confidence, tmp_path: Path
) -> None:
    settings = {"shop/settings.py": "from shop import database as settings\n"}
    reads = {f"shop/{home}.py": "import os\n\nsettings = (os.environ['DB_HOST'], os.environ['DB_PORT'])\n"}
    found = _confidences(tmp_path, "PLACE = os.environ['SHOP_PLACE']\n", settings | reads)
    assert ("CFG102", confidence) in found


def test_what_the_program_of_a_package_loads_by_name_is_run(tmp_path: Path) -> None:
    files = {
        "shop/__init__.py": "from pyrogram import Client\n\nbot = Client('shop')\n",
        "shop/app.py": "",
        "shop/parts/__init__.py": "",
        "shop/__main__.py": "from importlib import import_module\n\n\ndef run(parts):\n"
        '    for part in parts:\n        import_module("shop." + part)\n',
    }
    found = _confidences(tmp_path, f"def counted():\n    {TOLD}\n\n\nhook(counted)\n", files)
    assert ("OBS101", Confidence.HIGH) in found
