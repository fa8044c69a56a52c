from fastapi import FastAPI, Response

from checks import health

app = FastAPI()


@app.get("/health")
def healthcheck():
    message, status, _ = health.run()
    return Response(message, status_code=status, media_type="application/json")
