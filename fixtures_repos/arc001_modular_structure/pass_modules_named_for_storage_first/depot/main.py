from fastapi import FastAPI

from depot.api.routers import crates

app = FastAPI()
app.include_router(crates.router)
