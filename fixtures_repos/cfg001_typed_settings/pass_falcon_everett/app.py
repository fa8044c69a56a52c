import falcon
from everett.manager import ConfigManager, Option


class App:
    class Config:
        port = Option(default="8000", parser=int)


config = ConfigManager.basic_config().with_options(App())
app = falcon.App()
