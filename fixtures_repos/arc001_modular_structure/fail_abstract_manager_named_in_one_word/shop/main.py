from fastapi import FastAPI

from shop.endpoints.orders import router

app = FastAPI()
app.include_router(router)
