import os

from sqlalchemy import create_engine

address = os.environ.get("DATABASE_URL", "sqlite:///orders.db")
engine = create_engine(address)
