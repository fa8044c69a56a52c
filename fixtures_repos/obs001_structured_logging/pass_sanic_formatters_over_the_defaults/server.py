from sanic import Sanic, text
from sanic.log import LOGGING_CONFIG_DEFAULTS

JSON = {"class": "pythonjsonlogger.json.JsonFormatter"}
LOGGING = {**LOGGING_CONFIG_DEFAULTS, "formatters": {"generic": {"class": "pythonjsonlogger.json.JsonFormatter"}}}
app = Sanic("shop", log_config=LOGGING)


@app.get("/")
async def index(request):
    return text("shop")
