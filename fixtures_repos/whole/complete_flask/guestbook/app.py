"""The application, put together: ``gunicorn 'guestbook.app:create_app()'``."""

from flask import Flask, Response
from prometheus_client import make_wsgi_app
from pydantic import ValidationError
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from guestbook import health
from guestbook.entries import routes
from guestbook.extensions import db, limiter, migrate
from guestbook.logs import configure_logging
from guestbook.metrics import count
from guestbook.settings import Settings, load_settings


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or load_settings()
    configure_logging(settings.log_level)
    app = Flask(__name__)
    app.config["GUESTBOOK"] = settings
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["RATELIMIT_DEFAULT"] = settings.rate_limit
    app.config["RATELIMIT_STORAGE_URI"] = settings.rate_limit_storage
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    db.init_app(app)
    migrate.init_app(app, db)
    limiter.init_app(app)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(routes.blueprint)
    app.register_error_handler(ValidationError, unprocessable)
    app.after_request(add_security_headers)
    app.after_request(count)
    app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {"/metrics": make_wsgi_app()})
    return app


def add_security_headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = "default-src 'self'; object-src 'none'; frame-ancestors 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def unprocessable(error: ValidationError) -> tuple[dict[str, object], int]:
    details = error.errors(include_url=False, include_context=False, include_input=False)
    return {"errors": details}, 422
