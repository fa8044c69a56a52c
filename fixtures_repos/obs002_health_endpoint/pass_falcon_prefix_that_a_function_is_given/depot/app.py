import falcon

from depot.state import register as register_state

app = falcon.App()
register_state(app, "/status")
