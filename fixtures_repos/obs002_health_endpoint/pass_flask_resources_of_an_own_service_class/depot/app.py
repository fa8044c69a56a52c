from flask import Flask

from depot.resources import CratesResource, PingResource
from depot.service import Service

app = Flask(__name__)
api = Service(app)
api.add_resource(CratesResource, "/crates", "/boxes")
api.add_resource(PingResource, "/ping", documented=False)
api.start()
