from shop.debug import debug_one
