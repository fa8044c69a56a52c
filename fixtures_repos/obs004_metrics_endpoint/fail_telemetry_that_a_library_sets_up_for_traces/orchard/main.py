from fastapi import FastAPI
from house_telemetry.otel import setup_otel
from opentelemetry import trace

tracer = trace.get_tracer("orchard")
setup_otel("orchard")
app = FastAPI()


@app.get("/trees")
def trees() -> list[str]:
    with tracer.start_as_current_span("trees"):
        pass
    return []
