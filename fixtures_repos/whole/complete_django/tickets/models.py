"""Tables."""

from django.db import models
from django.utils import timezone

from tickets.managers import TicketQuerySet


class Ticket(models.Model):
    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    subject = models.CharField(max_length=200)
    body = models.TextField(max_length=10_000)
    reporter = models.EmailField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "-created_at"], name="ticket_state_created")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.subject}"

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED
