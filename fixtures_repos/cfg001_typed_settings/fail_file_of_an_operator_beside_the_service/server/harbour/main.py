from fastapi import FastAPI

from harbour.settings import DATABASE, SECRET

app = FastAPI()


@app.get("/berths")
def berths() -> list[int]:
    return [len(DATABASE), len(SECRET)]
