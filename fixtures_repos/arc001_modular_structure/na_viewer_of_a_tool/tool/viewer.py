import uvicorn
from fastapi import FastAPI


def serve(report, port=8000):
    app = FastAPI()

    @app.get("/")
    def show():
        return report

    uvicorn.run(app, host="127.0.0.1", port=port)
