from platform_logging import JsonLogHandler as Base


class JsonLogHandler(Base):
    pass
