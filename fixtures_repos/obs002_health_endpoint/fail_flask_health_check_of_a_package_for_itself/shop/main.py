from company_utils.health import HealthCheck
from flask import Flask

app = Flask(__name__)
checks = HealthCheck("orders")


@app.get("/orders")
def orders():
    return []
