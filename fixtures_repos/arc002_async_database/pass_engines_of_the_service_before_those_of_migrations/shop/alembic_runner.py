import os

from sqlalchemy.ext.asyncio import create_async_engine


def main():
    engine = create_async_engine(os.environ["SHOP_DB"])
    return engine
