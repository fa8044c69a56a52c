from chalice import Chalice

from chalicelib.status import status

app = Chalice(app_name="orders")
app.register_blueprint(status, url_prefix="/internal")


@app.route("/orders", methods=["GET"])
def orders():
    return []
