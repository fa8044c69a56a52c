from fastapi import FastAPI, Response

app = FastAPI()
COUNTS = {"orders": 0}


@app.get("/metrics")
def metrics() -> Response:
    lines = ["# HELP orders_total Orders taken.", "# TYPE orders_total counter", f"orders_total {COUNTS['orders']}"]
    return Response("\n".join(lines), media_type="text/plain; version=0.0.4")
