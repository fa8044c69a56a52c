import os

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

session = sessionmaker(create_engine(os.environ["SHOP_DB"]))
