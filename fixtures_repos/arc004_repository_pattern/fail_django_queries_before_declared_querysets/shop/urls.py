from rest_framework.routers import DefaultRouter

from shop.views import Parcels

router = DefaultRouter()
router.register("parcels", Parcels)
urlpatterns = router.urls
