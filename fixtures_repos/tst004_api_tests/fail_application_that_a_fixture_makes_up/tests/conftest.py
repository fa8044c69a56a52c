import pytest
from flask import Flask


@pytest.fixture
def app():
    made = Flask(__name__)
    yield made
