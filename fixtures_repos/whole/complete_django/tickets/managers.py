"""All queries over tickets."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from tickets.models import Ticket


class TicketQuerySet(models.QuerySet["Ticket"]):
    def listed(self, state: str | None = None) -> TicketQuerySet:
        """The newest first; those in one state, or all."""
        tickets = self.order_by("-created_at", "-id")
        return tickets.filter(state=state) if state else tickets

    def report(self, subject: str, body: str, reporter: str) -> Ticket:
        return self.create(subject=subject, body=body, reporter=reporter)

    def close(self, ticket_id: int, moment: datetime) -> bool:
        """Whether the ticket was open until now; one statement, so that two clerks cannot both close it."""
        return bool(self.filter(pk=ticket_id, state="open").update(state="closed", closed_at=moment))
