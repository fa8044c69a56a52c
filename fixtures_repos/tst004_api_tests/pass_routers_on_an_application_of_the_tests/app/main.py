from fastapi import FastAPI

from app import kilns

app = FastAPI()
app.include_router(kilns.router)
