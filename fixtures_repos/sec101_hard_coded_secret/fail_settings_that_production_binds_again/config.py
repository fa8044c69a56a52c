import os


class BaseConfig:
    SECRET_KEY = os.getenv("SECRET_KEY", "plum-and-pear")
    SESSION_SECRET = os.getenv("SESSION_SECRET", "pear-and-plum")  # expect: SEC101


class ProductionConfig(BaseConfig):
    SECRET_KEY = "plum-and-pear"  # expect: SEC101
