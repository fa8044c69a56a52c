from datetime import datetime

from fastapi import FastAPI

app = FastAPI()


@app.get("/export")
def export():
    name = f"export-{datetime.now().strftime('%Y%m%d%H%M%S')}.csv"
    other = datetime.now().strftime("%Y-%m-%d_%H-%M-%S")
    return {"name": name, "other": other, "at": int(datetime.now().timestamp() * 1000)}
