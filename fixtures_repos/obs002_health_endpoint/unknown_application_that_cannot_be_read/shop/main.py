from fastapi import FastAPI

from shop.orders import router

app = FastAPI()
<<<<<<< HEAD
app.include_router(router)
=======
app.include_router(router, prefix="/v1")
>>>>>>> orders
