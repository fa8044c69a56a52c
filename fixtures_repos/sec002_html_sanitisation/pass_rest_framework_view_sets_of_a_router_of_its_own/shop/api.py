from rest_framework.routers import DefaultRouter

from shop.views import Notes

registered = []


def register_view(view, name):
    registered.append({"view": view, "name": name})


class ShopRouter(DefaultRouter):
    def __init__(self):
        super().__init__()
        for entry in registered:
            self.register(entry["name"], entry["view"])


register_view(Notes, "notes")
