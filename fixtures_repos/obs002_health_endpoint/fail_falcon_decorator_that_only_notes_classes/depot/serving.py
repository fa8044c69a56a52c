import falcon

from depot.adding import Adder

app = falcon.App()
adder = Adder(app)
