import os

from fastapi import FastAPI
from temporalio.client import Client
from temporalio.runtime import PrometheusConfig, Runtime, TelemetryConfig

app = FastAPI()
PORT = os.environ.get("METRICS_PORT")


def runtime(port: int) -> Runtime:
    return Runtime(telemetry=TelemetryConfig(metrics=PrometheusConfig(bind_address=f"0.0.0.0:{port}")))


@app.post("/orders/{name}")
async def order(name: str) -> str:
    client = await Client.connect("temporal:7233", runtime=runtime(int(PORT)) if PORT else None)
    handle = await client.start_workflow("order", name, id=name, task_queue="orders")
    return handle.id
