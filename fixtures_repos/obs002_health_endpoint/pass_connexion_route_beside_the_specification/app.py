import connexion

app = connexion.App(__name__, specification_dir="spec")
app.add_api("api.yaml")
application = app.app


@app.route("/liveness")
def alive():
    return {"status": "ok"}
