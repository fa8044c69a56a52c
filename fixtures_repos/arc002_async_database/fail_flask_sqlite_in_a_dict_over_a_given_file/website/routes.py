from flask import Blueprint, jsonify

from .models import Client, db

pages = Blueprint("pages", __name__)


@pages.route("/clients")
def clients():
    return jsonify([client.id for client in Client.query.all()])


@pages.route("/clients", methods=["POST"])
def add():
    db.session.add(Client())
    db.session.commit()
    return "", 201
