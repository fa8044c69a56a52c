import sys

from setuptools import find_packages, setup

if sys.platform == "win32":
    entry_points = {"shop.plugins": ["orders = shop.main:run"]}
else:
    entry_points = {"shop.plugins": ["orders = shop.told:configured"]}

setup(name="shop", version="1.0", packages=find_packages(), entry_points=entry_points)
