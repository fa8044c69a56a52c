from rest_framework.routers import DefaultRouter

from shop.views import Notes

router = DefaultRouter()
router.register("notes", Notes)
urlpatterns = router.urls
