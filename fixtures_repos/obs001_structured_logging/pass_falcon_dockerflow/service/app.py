import falcon

from service.log import set_up

set_up()
app = falcon.App()
