from fastapi import FastAPI
from guard import SecurityConfig, SecurityMiddleware

app = FastAPI()
app.add_middleware(SecurityMiddleware, config=SecurityConfig(rate_limit=100, rate_limit_window=60))


@app.get("/items")
def items():
    return []
