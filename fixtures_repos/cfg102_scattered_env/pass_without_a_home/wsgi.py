import os

from shop.app import create_app

folder = os.environ.get("SHOP_FOLDER")
os.chdir(folder)
application = create_app()
