from flask import Blueprint

probes = Blueprint("probes", __name__)


@probes.get("/ready")
def ready():
    print "asked"
    return {"ready": True}


def unfinished(:
