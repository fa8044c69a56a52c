from fastapi import FastAPI

from guard.constants import SECRET
from guard.register import register

app = FastAPI(title=SECRET)


@app.get("/providers")
def providers() -> list[str]:
    return register("providers.yml")
