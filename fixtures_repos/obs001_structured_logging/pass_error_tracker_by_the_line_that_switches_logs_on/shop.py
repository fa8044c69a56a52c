import os

import sentry_sdk
from fastapi import FastAPI

if os.environ.get("SENTRY_ENABLED", "false").lower() == "true":
    sentry_sdk.init(
        dsn=os.environ["SENTRY_DSN"],
        release="1",
        traces_sample_rate=0.1,
        enable_logs=True,
    )

app = FastAPI()
