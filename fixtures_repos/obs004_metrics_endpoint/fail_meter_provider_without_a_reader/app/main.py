from fastapi import FastAPI
from opentelemetry.metrics import set_meter_provider
from opentelemetry.sdk.metrics import MeterProvider

set_meter_provider(MeterProvider())
app = FastAPI()
