from flask import Flask, jsonify

from shelf.store import Session, Volume

app = Flask(__name__)


@app.get("/volumes")
def volumes():
    with Session() as session:
        return jsonify([volume.title for volume in session.query(Volume)])
