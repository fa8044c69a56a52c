import pytest

from shop.items.models import Item
from shop.items.selectors import list_items
from shop.items.services import create_item


@pytest.mark.django_db
def test_create():
    create_item("a")
    assert list(list_items()) == list(Item.objects.all())
