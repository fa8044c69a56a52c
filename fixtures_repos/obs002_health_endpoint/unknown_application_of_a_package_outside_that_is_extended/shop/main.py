import fastapi
import work_platform

from shop import orders

app = work_platform.make(title="shop")
app.add_middleware(orders.Counting)


@app.middleware("http")
async def mark(request: fastapi.Request, call_next):
    return await call_next(request)
