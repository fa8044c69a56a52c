from fastapi import FastAPI
from sqlalchemy import create_engine, text

from models import Base

app = FastAPI()
engine = create_engine("postgresql://db/app")
with engine.begin() as connection:
    connection.execute(text("CREATE TABLE IF NOT EXISTS schema_migrations (version TEXT PRIMARY KEY)"))
    Base.metadata.create_all(connection)
    connection.execute(text("INSERT INTO schema_migrations (version) VALUES ('first')"))
