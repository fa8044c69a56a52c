from shop.export import Export


class OrderExport(Export):
    target = "orders"
