import json


def looks():
    return {"looks": json.dumps({"dark": False})}
