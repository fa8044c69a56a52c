import pytest
from django.core.exceptions import ValidationError

from tickets.models import Ticket


def test_a_ticket_is_shown_by_number_and_subject() -> None:
    assert str(Ticket(pk=7, subject="Printer on fire")) == "#7 Printer on fire"


@pytest.mark.parametrize(("state", "closed"), [("open", False), ("closed", True)])
def test_a_ticket_knows_whether_it_is_closed(state: str, closed: bool) -> None:
    assert Ticket(state=state).is_closed is closed


def test_the_reporter_must_be_an_address() -> None:
    with pytest.raises(ValidationError) as refused:
        Ticket(subject="x", body="y", reporter="nobody").full_clean()
    assert list(refused.value.message_dict) == ["reporter"]
