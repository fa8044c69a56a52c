from setuptools import setup

setup(name="shop", packages=["shop"], install_requires=["flask==3.1.0"], entry_points={"console_scripts": ["shopd = shop.cli:cli"]})
