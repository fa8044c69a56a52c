from shop.logs import configure

configure()
