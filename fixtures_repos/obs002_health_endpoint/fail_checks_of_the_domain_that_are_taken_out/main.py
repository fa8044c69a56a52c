from fastapi import FastAPI

from checks import router

app = FastAPI()
app.include_router(router)
