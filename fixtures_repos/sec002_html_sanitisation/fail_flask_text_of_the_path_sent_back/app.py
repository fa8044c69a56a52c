from flask import Blueprint, Flask, jsonify, request

KNOWN = {"spring": 3}


def make():
    shelves = Blueprint("shelves", __name__, url_prefix="/shelves")

    @shelves.route("/<int:number>")
    def shelf(number):
        return f"shelf {number}", 200

    @shelves.route("/<name>/books")
    def books(name):
        if name not in KNOWN:
            return f"There is no shelf {name}.", 404
        return jsonify(KNOWN[name])

    @shelves.route("/search")
    def search():
        wanted = request.args.get("q")
        return f"Nothing was found for {wanted}"

    return shelves


app = Flask(__name__)
app.register_blueprint(make())
