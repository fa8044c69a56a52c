import os


class Production:
    SECRET_KEY = os.environ["SECRET_KEY"]


class Development:
    SECRET_KEY = "development"


config = {"production": Production, "development": Development}
