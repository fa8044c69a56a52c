from fastapi import FastAPI

from app.logs import get_logger

app = FastAPI()


@app.get("/orders")
def orders():
    get_logger().info("orders")
    return []
