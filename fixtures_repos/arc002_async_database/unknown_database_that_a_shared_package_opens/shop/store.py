from acme_kit.mongodb import DaoFactory

from shop.orders import Order


async def order_store(config):
    async with DaoFactory.construct(config=config) as factory:
        yield await factory.get_dao(name="orders", dto_model=Order)
