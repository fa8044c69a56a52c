from shop.views import items
from tests.utils import ApiRequestFactory

factory = ApiRequestFactory()


def test_items():
    request = factory.get("/items/")
    assert items(request).status_code == 200
