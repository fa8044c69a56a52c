from service.app import app, set_up
from service.config import parser

set_up(app, parser().parse_args()).run(port=8000)
