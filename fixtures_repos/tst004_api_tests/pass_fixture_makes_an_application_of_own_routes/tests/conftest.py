import pytest
from flask import Flask

from shop.routes import pages


@pytest.fixture
def app():
    made = Flask(__name__)
    made.register_blueprint(pages)
    yield made
