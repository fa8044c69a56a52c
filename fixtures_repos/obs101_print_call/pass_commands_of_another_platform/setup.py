import sys

from setuptools import find_packages, setup

if sys.platform == "win32":
    entry_points = {"console_scripts": ["shop = shop.main:run", "shop-first = shop.first:run"]}
else:
    entry_points = {"console_scripts": ["shop = shop.main:run"]}

setup(name="shop", version="1.0", packages=find_packages(), entry_points=entry_points)
