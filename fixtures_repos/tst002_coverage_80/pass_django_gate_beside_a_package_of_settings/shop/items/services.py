from shop.items.models import Item


def create_item(name):
    return Item.objects.create(name=name)
