import tornado.web
from yapconf import YapconfSpec

SPECIFICATION = {"port": {"type": "int", "default": 8000}, "address": {"type": "str", "default": "0.0.0.0"}}
spec = YapconfSpec(SPECIFICATION, env_prefix="SHOP_")
config = spec.load_config("ENVIRONMENT")


class Orders(tornado.web.RequestHandler):
    def get(self) -> None:
        self.write({"orders": []})


app = tornado.web.Application([(r"/orders", Orders)])
app.listen(config.port, config.address)
