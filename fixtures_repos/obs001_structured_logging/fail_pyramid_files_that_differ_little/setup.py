from setuptools import setup

setup(name="shop", packages=["shop"], entry_points={"paste.app_factory": ["main = shop:main"]})
