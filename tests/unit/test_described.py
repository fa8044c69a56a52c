"""What the head of a report calls a service."""

from __future__ import annotations

from prodready.scan.audit import described
from tests.unit.project_of import project

ADMINISTRATION = "from flask import Flask\nadmin = Flask(__name__)\n@admin.get('/admin')\ndef index(): ...\n"
SHOP = "from sanic import Sanic\nimport admin\napp = Sanic('shop')\n" + "".join(
    f"@app.get('/orders/{number}')\nasync def get_{number}(request): ...\n" for number in range(4)
)


def test_a_service_is_named_after_the_framework_of_most_of_its_routes() -> None:
    found = project({"admin.py": ADMINISTRATION, "shop.py": SHOP})
    assert described(found.facts) == "Sanic service"


def test_a_service_of_one_framework_is_named_after_it() -> None:
    assert described(project({"admin.py": ADMINISTRATION}).facts) == "Flask service"
