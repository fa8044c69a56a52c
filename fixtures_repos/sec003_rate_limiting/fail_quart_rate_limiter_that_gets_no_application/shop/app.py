from quart import Quart
from quart_rate_limiter import RateLimiter

from shop.logs import setup_logging
from shop.views.health import bp as health_bp
from shop.views.items import bp as items_bp
from shop.views.metrics import bp as metrics_bp


def create_app() -> Quart:
    setup_logging()
    app = Quart(__name__)
    for bp in (items_bp, health_bp, metrics_bp):
        app.register_blueprint(bp)
    return app
