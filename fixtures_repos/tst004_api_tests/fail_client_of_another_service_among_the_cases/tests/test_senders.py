import pytest

from shop.senders import LetterSender, ParcelSender


@pytest.mark.parametrize("client, method", [(LetterSender(), "post"), (ParcelSender(), "post")])
def test_adds(client, method):
    assert getattr(client, method)("a") == "a"
