import pytest
from django.utils import timezone

from tickets.managers import TicketQuerySet
from tickets.models import Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def tickets() -> TicketQuerySet:
    return TicketQuerySet(Ticket)


def test_tickets_are_listed_by_state_and_the_newest_first(tickets: TicketQuerySet) -> None:
    first, second = (tickets.report(subject, "b", "ann@example.org") for subject in "ab")
    tickets.close(first.pk, timezone.now())
    assert list(tickets.listed()) == [second, first]
    assert list(tickets.listed("open")) == [second]


def test_only_the_first_of_two_closes_a_ticket(tickets: TicketQuerySet) -> None:
    ticket = tickets.report("a", "b", "ann@example.org")
    assert tickets.close(ticket.pk, timezone.now())
    assert not tickets.close(ticket.pk, timezone.now())
