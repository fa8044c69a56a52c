from fastapi import FastAPI

from app.db.accessors.kilns import all_kilns

app = FastAPI()


@app.get("/kilns")
def kilns() -> list[str]:
    return all_kilns()
