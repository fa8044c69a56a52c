from fastapi import FastAPI, Request

app = FastAPI()
notes = []


@app.post("/notes")
async def add(incoming: Request):
    body = await incoming.json()
    notes.append(body["text"])
    return {"text": body["text"]}
