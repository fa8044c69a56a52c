from setuptools import setup

setup(name="shop", packages=["shop"], install_requires=["flask"])
