import httpx
from fastapi import FastAPI

from shop.errors import PaymentError

app = FastAPI()


@app.get("/payments/{number}")
def payment(number: int) -> dict[str, object]:
    answer = httpx.get(f"https://payments.example/{number}")
    if answer.is_error:
        raise PaymentError.rate_limited(answer.headers.get("Retry-After"))
    return answer.json()
