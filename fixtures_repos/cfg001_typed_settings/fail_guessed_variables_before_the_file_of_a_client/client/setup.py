from setuptools import setup

setup(name="till-client", packages=["till_client"])
