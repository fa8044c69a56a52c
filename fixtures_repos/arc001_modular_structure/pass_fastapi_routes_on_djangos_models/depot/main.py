from fastapi import FastAPI

from depot.routers import parcels

app = FastAPI()
app.include_router(parcels.router)
