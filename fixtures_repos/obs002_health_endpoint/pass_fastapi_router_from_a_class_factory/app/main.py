from fastapi import FastAPI

from app.probes import router

app = FastAPI()
app.include_router(router)
