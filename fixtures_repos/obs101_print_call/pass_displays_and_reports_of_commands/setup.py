from setuptools import setup

from building.build import build

setup(name="shop", cmdclass={"build": build})
