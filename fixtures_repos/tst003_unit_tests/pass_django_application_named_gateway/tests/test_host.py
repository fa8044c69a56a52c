from shop.gateway.models import Project


def test_host() -> None:
    assert Project(host="a").host == "a"
