from fastapi import FastAPI

from clinic import health_records, healthz

app = FastAPI()
app.include_router(health_records.router)
app.include_router(healthz.router)
