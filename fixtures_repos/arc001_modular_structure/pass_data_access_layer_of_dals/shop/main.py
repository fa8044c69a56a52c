from fastapi import FastAPI

from shop.routers.post_router import router

app = FastAPI()
app.include_router(router)
