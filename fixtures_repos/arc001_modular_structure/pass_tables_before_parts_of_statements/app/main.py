from fastapi import FastAPI

from app.repositories.kilns import all_kilns

app = FastAPI()


@app.get("/kilns")
def kilns() -> list[str]:
    return all_kilns()
