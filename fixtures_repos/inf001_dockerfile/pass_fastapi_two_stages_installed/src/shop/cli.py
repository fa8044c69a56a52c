import uvicorn


def main() -> None:
    uvicorn.run("shop.main:app", host="0.0.0.0")
