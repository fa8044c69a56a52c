from datetime import timedelta

from quart import Quart
from quart_rate_limiter import RateLimiter, rate_limit

app = Quart(__name__)
RateLimiter(app)


@app.post("/login")
@rate_limit(5, timedelta(minutes=1))
async def login():
    return "in"
