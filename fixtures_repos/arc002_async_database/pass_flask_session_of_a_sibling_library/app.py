import flask
import sqlalchemy as sqla
from shop_core.database import db
from shop_core.model import Customer

app = flask.Flask(__name__)


@app.get("/customers/<mail>")
def customer(mail):
    found = db.session.execute(sqla.select(Customer).where(Customer.mail == mail)).scalar()
    return {"name": found.name}
