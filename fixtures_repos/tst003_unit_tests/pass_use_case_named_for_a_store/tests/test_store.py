from shop.models import Project
from shop.usecases.set_host_store import SetHostStoreUseCase


def test_store() -> None:
    assert SetHostStoreUseCase()
    assert Project(host="a").host == "a"
