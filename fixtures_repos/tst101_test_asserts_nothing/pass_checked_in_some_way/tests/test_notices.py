from unittest.mock import Mock, patch

import httpx
import pytest
from shop.notices import Notices


def test_the_order_stands_though_the_mail_server_is_away():
    mailer = Mock()
    mailer.send.side_effect = httpx.ConnectError("away")
    Notices(mailer).ordered("a")


def test_the_order_stands_though_nobody_can_be_written_to():
    Notices(Mock(send=Mock(side_effect=LookupError))).ordered("a")


@patch("shop.notices.record", side_effect=[None, OSError("full")])
def test_the_order_stands_though_the_disk_is_full(record):
    Notices(Mock()).ordered("a")
    Notices(Mock()).ordered("b")


@pytest.mark.parametrize("wrong", [OSError, LookupError("nobody")])
def test_the_order_stands_whatever_is_wrong(wrong):
    mailer = Mock()
    mailer.send.side_effect = wrong
    Notices(mailer).ordered("a")
