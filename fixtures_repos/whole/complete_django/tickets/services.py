"""What can be done with tickets."""

import logging

from django.utils import timezone

from tickets.models import Ticket

logger = logging.getLogger(__name__)


class AlreadyClosedError(Exception):
    def __init__(self, ticket: Ticket) -> None:
        super().__init__(f"ticket {ticket.pk} is closed already")


def report(subject: str, body: str, reporter: str) -> Ticket:
    ticket = Ticket.objects.report(subject, body, reporter)
    logger.info("ticket reported", extra={"ticket": ticket.pk})
    return ticket


def close(ticket: Ticket) -> Ticket:
    if not Ticket.objects.close(ticket.pk, timezone.now()):
        raise AlreadyClosedError(ticket)
    ticket.refresh_from_db()
    logger.info("ticket closed", extra={"ticket": ticket.pk})
    return ticket
