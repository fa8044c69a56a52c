import os

from shop.app import create_app

application = create_app(os.environ["DATABASE_URL"])
application.config["SECRET_KEY"] = os.environ["SECRET_KEY"]
