import pytest
from rest_framework.test import APIClient


@pytest.mark.django_db
def test_items():
    assert APIClient().get("/api/items/").status_code == 200
