from depot import app
from depot.storages.models import Storage


@app.get("/storages")
def storages():
    return {"places": [each.place for each in Storage.query.all()]}
