from datetime import datetime, timedelta

from fastapi import FastAPI

app = FastAPI()


@app.get("/week")
def week(days: int):
    since = (datetime.today() - timedelta(days=days)).isoformat()  # expect: TIM101
    until = (datetime.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")  # expect: TIM101
    return {"since": since, "until": until, "bucket": datetime.now().hour // 6}  # expect: TIM101


@app.get("/pause")
def pause(after: float):
    now = datetime.utcnow()  # expect: TIM101
    return {"seconds": after - now.timestamp()}


@app.get("/texts")
def texts():
    first = datetime.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")  # expect: TIM101
    second = datetime.now().isoformat() + "Z"  # expect: TIM101
    third = f"{datetime.utcnow()}Z"  # expect: TIM101
    shown = datetime.utcnow()  # expect: TIM101
    return {"first": first, "second": second, "third": third, "shown": shown.strftime("%H:%M")}
