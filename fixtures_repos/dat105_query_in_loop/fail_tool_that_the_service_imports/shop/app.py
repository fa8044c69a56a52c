from flask import Flask

from shop.models import db

app = Flask(__name__)
db.init_app(app)


@app.route("/clerks")
def clerks():
    from unlock import overview

    overview()
    return {"done": True}
