import structlog
from celery import Celery

structlog.configure(processors=[structlog.processors.LogfmtRenderer()])
app = Celery("worker", broker="redis://localhost")
