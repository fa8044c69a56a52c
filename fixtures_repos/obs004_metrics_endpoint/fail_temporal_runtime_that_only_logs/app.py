import os

from fastapi import FastAPI
from temporalio.client import Client
from temporalio.runtime import LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter

app = FastAPI()
PORT = os.environ.get("METRICS_PORT")


def runtime(port: int) -> Runtime:
    return Runtime(telemetry=TelemetryConfig(logging=LoggingConfig(TelemetryFilter("WARN", str(port)))))


@app.post("/orders/{name}")
async def order(name: str) -> str:
    client = await Client.connect("temporal:7233", runtime=runtime(int(PORT)) if PORT else None)
    handle = await client.start_workflow("order", name, id=name, task_queue="orders")
    return handle.id
