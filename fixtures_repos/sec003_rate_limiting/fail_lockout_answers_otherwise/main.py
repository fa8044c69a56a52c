from fastapi import FastAPI, HTTPException

app = FastAPI()
ATTEMPTS: dict[str, int] = {}


@app.post("/login")
def login(name: str) -> None:
    ATTEMPTS[name] = ATTEMPTS.get(name, 0) + 1
    if ATTEMPTS[name] > 5:
        raise HTTPException(423, "locked")
