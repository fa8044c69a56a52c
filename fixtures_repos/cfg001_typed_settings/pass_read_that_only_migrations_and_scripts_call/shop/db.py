import os

from sqlalchemy import create_engine

from shop.settings import settings

engine = create_engine(settings.database_url)


def owner_url() -> str:
    return os.environ["OWNER_DATABASE_URL"]


def create_tables(metadata) -> None:
    metadata.create_all(create_engine(owner_url()))
