import json


def tidy(values):
    return json.dumps(values, sort_keys=True, indent=2)
