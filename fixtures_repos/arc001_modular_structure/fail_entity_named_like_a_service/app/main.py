from fastapi import FastAPI

from app.models.login_provider import LoginProvider

app = FastAPI()


@app.get("/providers")
def providers() -> list[str]:
    return [LoginProvider(name="one").label()]
