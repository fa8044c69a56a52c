from flask import Flask

from letters import create_app

application = Flask("letters")
create_app(application)
application.app_context().push()
