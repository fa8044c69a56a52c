from fastapi import FastAPI

from shop.routes.orders import router
from shop.routes.root import router as root

app = FastAPI()
app.include_router(router)
app.include_router(root)
