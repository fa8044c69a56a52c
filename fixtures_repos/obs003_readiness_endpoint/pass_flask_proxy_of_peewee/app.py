from flask import Flask
from peewee import CharField, Model, Proxy

app = Flask(__name__)
db = Proxy()


class Token(Model):
    code = CharField()

    class Meta:
        database = db


@app.get("/health/database")
def health():
    revision = db.execute_sql("select version from history limit 1").fetchone()[0]
    return {"revision": revision}
