from datetime import datetime, timedelta

from fastapi import FastAPI

app = FastAPI()


@app.get("/week")
def week(days: int):
    since = (datetime.today() - timedelta(days=days)).date()
    until = (datetime.now() + timedelta(days=1)).strftime("%Y-%m-%d")
    return {"since": since, "until": until, "bucket": datetime.now().minute // 5}


@app.get("/pause")
def pause(after: float):
    now = datetime.now()
    end = datetime.fromtimestamp(after)
    return {"seconds": end.timestamp() - now.timestamp()}


@app.get("/texts")
def texts():
    first = datetime.utcnow().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    second = datetime.utcnow().isoformat() + "Z"
    third = f"{datetime.utcnow().isoformat(timespec='seconds')}+00:00"
    shown = datetime.utcnow()
    return {"first": first, "second": second, "third": third, "shown": shown.strftime("%H:%M UTC")}
