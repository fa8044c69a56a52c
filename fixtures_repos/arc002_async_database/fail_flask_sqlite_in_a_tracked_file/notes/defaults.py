class Defaults:
    SQLALCHEMY_DATABASE_URI = "sqlite:///notes.sqlite"
