from litestar import Litestar
from litestar.plugins.structlog import StructlogPlugin

app = Litestar(plugins=[StructlogPlugin()])
