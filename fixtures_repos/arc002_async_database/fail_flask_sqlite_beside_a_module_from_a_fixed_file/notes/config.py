import os

folder = os.path.dirname(__file__)


class Testing:
    SQLALCHEMY_DATABASE_URI = "sqlite:///{0}/test.db".format(folder)


class Production:
    SQLALCHEMY_DATABASE_URI = "sqlite:///{0}/notes.db".format(folder)


by_name = {"test": Testing, "production": Production}
