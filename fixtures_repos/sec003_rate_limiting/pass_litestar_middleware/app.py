from litestar import Litestar, get
from litestar.middleware.rate_limit import RateLimitConfig

throttle = RateLimitConfig(rate_limit=("minute", 60))


@get("/")
async def index() -> str:
    return "hello"


app = Litestar(route_handlers=[index], middleware=[throttle.middleware])
