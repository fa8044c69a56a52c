import pytest

from tickets import services

pytestmark = pytest.mark.django_db


def test_a_reported_ticket_is_open() -> None:
    ticket = services.report("Printer on fire", "third floor", "ann@example.org")
    assert (ticket.state, ticket.closed_at) == ("open", None)


def test_a_closed_ticket_cannot_be_closed_again() -> None:
    ticket = services.close(services.report("a", "b", "ann@example.org"))
    assert ticket.is_closed
    assert ticket.closed_at is not None
    with pytest.raises(services.AlreadyClosedError, match="closed already"):
        services.close(ticket)
