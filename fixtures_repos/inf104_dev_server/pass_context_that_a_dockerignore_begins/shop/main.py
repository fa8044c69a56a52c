from flask import Flask

app = Flask(__name__)


@app.get("/parcels")
def parcels():
    return {"count": 1}


if __name__ == "__main__":
    app.run(debug=True)
