from litestar import Litestar
from litestar.config.cors import CORSConfig

app = Litestar([], cors_config=CORSConfig(allow_credentials=True))  # expect: SEC104
