"""Routes of the tickets."""

from rest_framework.routers import SimpleRouter

from tickets.views import TicketViewSet

router = SimpleRouter(trailing_slash=False)
router.register("tickets", TicketViewSet, basename="ticket")

urlpatterns = router.urls
