import os

import sentry_sdk
from fastapi import FastAPI

from depot.settings import settings

if os.environ.get("SENTRY_DSN"):
    sentry_sdk.init(os.environ["SENTRY_DSN"])
app = FastAPI(title=settings.database_url.partition(":")[0])
