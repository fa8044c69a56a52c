from shop.items.models import Item


def list_items():
    return Item.objects.visible()
