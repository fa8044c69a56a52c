from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/greetings/{name}", response_class=HTMLResponse)
def greet(name: str):
    return f"<h1>Hello {name}</h1>"
