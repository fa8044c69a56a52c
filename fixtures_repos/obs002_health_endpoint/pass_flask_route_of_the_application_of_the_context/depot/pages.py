from flask import current_app as app

from depot.parcels import parcels

app.register_blueprint(parcels, url_prefix="/parcels")


@app.route("/healthz")
def healthz():
    return {"message": "alive"}
