from fastapi import FastAPI

from shop.routes.orders import router

app = FastAPI()
app.include_router(router)
