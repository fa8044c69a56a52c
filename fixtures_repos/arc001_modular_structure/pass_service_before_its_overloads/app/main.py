from fastapi import FastAPI

from app.routers import mails

app = FastAPI()
app.include_router(mails.router)
