from flask import Flask
from platform_sessions import sessions

from depot.clusters import Cluster
from depot.models import Crate

app = Flask(__name__)


@app.get("/crates")
def crates():
    with sessions.reader() as session:
        return {"count": session.query(Crate).count(), **Cluster().told()}
