def take(sku):
    return sku
