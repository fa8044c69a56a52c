import os

from fastapi import FastAPI

from settings import settings

EXPLAIN_SQL = bool(int(os.getenv("SHOP_EXPLAIN_SQL", "0")))
app = FastAPI(title=settings.database_url[:4])
