from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from settings import settings

engine = create_engine(f"postgresql://shop@{settings.host}/shop")
Session = sessionmaker(bind=engine)
