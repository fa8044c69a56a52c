def take(sku):
    if not sku:
        raise ValueError(sku)
    return sku
