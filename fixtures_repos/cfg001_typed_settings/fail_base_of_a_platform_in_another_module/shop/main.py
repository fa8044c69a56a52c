from fastapi import Depends, FastAPI

from shop.config import Config, get_config

app = FastAPI()


@app.get("/orders")
def orders(config: Config = Depends(get_config)) -> list[str]:
    return [config.database_uri]
