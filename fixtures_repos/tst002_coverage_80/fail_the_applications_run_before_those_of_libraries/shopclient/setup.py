from setuptools import setup

setup(name="shopclient", packages=["shopclient"], url="https://pypi.org/project/shopclient")
