import importlib
import os


def opened():
    return importlib.import_module(os.environ["SHOP_DRIVER"]).connect(os.environ["SHOP_DATABASE"])
