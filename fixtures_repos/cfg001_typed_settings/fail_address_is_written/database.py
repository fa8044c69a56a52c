from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

DATABASE_URL = "postgresql://shop@db/shop"
engine = create_engine(DATABASE_URL)
Session = sessionmaker(bind=engine)
