import structlog

structlog.configure(processors=[structlog.processors.TimeStamper(), structlog.processors.JSONRenderer()])
