from fastapi import FastAPI

from gateway.models import Tool

app = FastAPI()


@app.get("/tools")
def tools() -> list[str]:
    return [Tool(name="hammer").name]
