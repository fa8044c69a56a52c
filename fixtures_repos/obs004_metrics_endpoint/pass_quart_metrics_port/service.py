from prometheus_client import start_http_server
from quart import Quart

app = Quart(__name__)


@app.before_serving
async def start():
    start_http_server(9000)
