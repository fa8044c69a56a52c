"""A layer of one module of a common name counts in TST003 only if it holds what a layer holds."""

from __future__ import annotations

import pytest

from prodready.model import Status, Verdict
from prodready.project.code.symbols import Symbols
from prodready.project.layering.hidden import Hidden
from prodready.project.layering.layers import Layers
from prodready.project.layering.shown import Shown
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.testing.modules import TestModules
from prodready_rules.testing.tst003_unit_tests import rule
from tests.unit.project_of import project


@pytest.mark.parametrize(("queries", "status"), [(6, Status.FAIL), (1, Status.PASS)])
def test_one_module_that_holds_all_queries_is_a_layer(queries: int, status: Status) -> None:
    storage = "import asyncpg\npool = asyncpg.create_pool()\n" + "".join(
        f"async def get_{number}():\n    async with pool.acquire() as held:\n        return await held.fetch('SELECT id FROM t')\n"
        for number in range(queries)
    )
    found = project(
        {
            **{f"shop/part_{number}.py": f"def part_{number}():\n    return {number}\n" for number in range(25)},
            "shop/storage.py": storage,
            "shop/main.py": "import fastapi\napp = fastapi.FastAPI()\n@app.get('/')\ndef index(): return ''\n",
            "tests/test_part.py": "from shop.part_1 import part_1\ndef test_it():\n    assert part_1() == 1\n",
        }
    )
    layers, tests = found.get(Layers), found.get(TestModules)
    judged = found.get(Symbols), found.get(Services), found.get(MainService), layers, tests
    verdict = rule.run(found.snapshot, *judged, found.get(Shown), found.get(Hidden))
    assert isinstance(verdict, Verdict)
    assert verdict.status is status
