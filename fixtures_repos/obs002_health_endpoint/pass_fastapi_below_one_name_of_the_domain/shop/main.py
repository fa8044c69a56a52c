from fastapi import FastAPI

from shop import about

app = FastAPI()
app.include_router(about.router, prefix="/api/v1")
