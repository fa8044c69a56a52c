"""Bodies."""

import nh3
from rest_framework import serializers

from tickets.models import Ticket


class TicketSerializer(serializers.ModelSerializer[Ticket]):
    class Meta:
        model = Ticket
        fields = ["id", "subject", "body", "reporter", "state", "created_at", "closed_at"]
        read_only_fields = ["id", "state", "created_at", "closed_at"]

    def validate_body(self, value: str) -> str:
        return nh3.clean(value, tags={"p", "br", "em", "strong", "code", "pre"}, attributes={})
