from dynaconf import Dynaconf
from quart import Quart

settings = Dynaconf(envvar_prefix="SHOP")
app = Quart(__name__)
