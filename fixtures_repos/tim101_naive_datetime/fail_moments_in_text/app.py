from datetime import datetime

from fastapi import FastAPI

app = FastAPI()


@app.get("/now")
def now():
    text = datetime.now().strftime("%Y-%m-%d %H:%M:%S")  # expect: TIM101
    seconds = datetime.utcnow().isoformat()  # expect: TIM101
    return {"text": text, "seconds": seconds, "at": datetime.utcnow().timestamp()}  # expect: TIM101
