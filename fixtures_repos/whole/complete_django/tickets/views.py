"""Tickets over HTTP."""

from django.db.models import QuerySet
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from tickets import services
from tickets.models import Ticket
from tickets.serializers import TicketSerializer


class TicketViewSet(
    mixins.CreateModelMixin, mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Ticket]
):
    serializer_class = TicketSerializer

    def get_queryset(self) -> QuerySet[Ticket]:
        return Ticket.objects.listed(self.request.query_params.get("state"))

    def perform_create(self, serializer: TicketSerializer) -> None:
        serializer.instance = services.report(**serializer.validated_data)

    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: str) -> Response:
        try:
            ticket = services.close(self.get_object())
        except services.AlreadyClosedError as error:
            return Response({"detail": str(error)}, status=status.HTTP_409_CONFLICT)
        return Response(self.get_serializer(ticket).data)
