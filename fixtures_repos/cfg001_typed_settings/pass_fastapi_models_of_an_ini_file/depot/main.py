from fastapi import FastAPI

from depot.config import get_config

app = FastAPI(title=get_config().database.dsn.partition(":")[0])
