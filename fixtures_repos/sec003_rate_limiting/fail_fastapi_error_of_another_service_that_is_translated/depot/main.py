from fastapi import FastAPI

from depot.errors import translate

app = FastAPI()


@app.get("/quotes/{carrier}")
def quote(carrier: str):
    try:
        return {"price": len(carrier)}
    except ValueError as error:
        translate(error, carrier)
