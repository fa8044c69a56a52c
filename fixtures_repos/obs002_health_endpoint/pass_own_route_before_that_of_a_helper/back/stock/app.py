from fastapi import FastAPI

from stock.api import crates, ping

app = FastAPI()
app.include_router(crates.router, prefix="/api")
app.include_router(ping.router, prefix="/api")
