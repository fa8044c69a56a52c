from flask import Flask

from shop.models import Clerk, db

app = Flask(__name__)
db.init_app(app)


@app.route("/clerks")
def clerks():
    return {"clerks": Clerk.query.count()}
