from datetime import datetime

from fastapi import FastAPI

app = FastAPI()


@app.get("/export")
def export(kind: str):
    moment = datetime.now()  # expect: TIM101
    name = moment.strftime(f"{kind}-%Y%m%dT%H%M%S%f.csv")
    return {"name": name, "at": moment}


@app.get("/shown")
def shown(kind: str):
    moment = datetime.now()  # expect: TIM101
    other = datetime.now()  # expect: TIM101
    return {"text": moment.strftime(f"{kind} %Y-%m-%d %H:%M:%S"), "hour": other.hour, "day": other.strftime("%d")}
