import json
import sys

with open(sys.argv[1]) as source:
    data = json.load(source)

for role in data["roles"]:
    role["writable"] = False
with open(sys.argv[1], "w") as target:
    json.dump(data, target)
