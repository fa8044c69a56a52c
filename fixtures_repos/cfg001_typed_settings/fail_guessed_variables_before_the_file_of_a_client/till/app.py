from flask import Flask

from till.rules import load_rules_config

app = Flask(__name__)
app.config.from_prefixed_env()


@app.get("/rules")
def rules():
    return load_rules_config("rules.yaml")
