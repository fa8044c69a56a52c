from flask import Flask

app = Flask(__name__)


@app.get("/about/")
def about() -> dict[str, str]:
    return {"name": "kiln"}


@app.put("/kilns/<int:number>/status")
def change(number: int) -> dict[str, int]:
    return {"kiln": number}
