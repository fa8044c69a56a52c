from setuptools import setup
setup(name="a", install_requires=["pyramid","pyramid_zodbconn","ZODB"])
