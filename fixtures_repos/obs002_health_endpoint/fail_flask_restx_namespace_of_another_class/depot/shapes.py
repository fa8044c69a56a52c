from flask_restx import Namespace


class Health:
    area = Namespace("health", path="/patients")


class Ledger(Health):
    area = Namespace("ledger")
