import httpx
import openai
from fastapi import FastAPI, HTTPException

app = FastAPI()
client = openai.AsyncOpenAI()


@app.get("/rates")
async def rates():
    async with httpx.AsyncClient(timeout=5) as http:
        answer = await http.get("https://rates.example.org/latest")
    if answer.status_code == 429:
        raise HTTPException(status_code=429, detail="rate limit of the source")
    return answer.json()


@app.post("/chat")
async def chat(text: str):
    try:
        return await client.responses.create(model="m", input=text)
    except openai.RateLimitError as error:
        raise HTTPException(status_code=429, detail="rate limit reached") from error
