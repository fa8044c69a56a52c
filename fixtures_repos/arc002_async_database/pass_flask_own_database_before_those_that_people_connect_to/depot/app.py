from flask import Flask

from depot.connections import connect
from depot.model import Server, db

app = Flask(__name__)
app.config.from_envvar("DEPOT_SETTINGS")
db.init_app(app)


@app.post("/servers/<address>")
def add(address):
    db.session.add(Server(address=address))
    db.session.commit()
    return {"id": Server.query.count()}


@app.get("/servers/<int:number>")
async def look(number):
    connection = await connect(Server.query.get(number).address)
    return {"closed": connection.closed}
