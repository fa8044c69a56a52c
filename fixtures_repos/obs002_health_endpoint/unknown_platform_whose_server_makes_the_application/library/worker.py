from flask_celeryext import create_celery_app
from invenio_app.factory import create_ui

celery = create_celery_app(
    create_ui(
        SENTRY_TRANSPORT="threaded",
    )
)
