from datetime import datetime

from fastapi import FastAPI

app = FastAPI()


@app.get("/export")
def export(kind: str):
    moment = datetime.now()
    name = moment.strftime(f"{kind}-%Y%m%dT%H%M%S%f.csv")
    return {"name": name, "folder": moment.year, "other": datetime.now().strftime("%Y-%m-%dT%H-%M-%S.txt")}
