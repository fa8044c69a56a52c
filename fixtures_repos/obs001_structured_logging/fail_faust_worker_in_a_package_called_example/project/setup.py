from setuptools import find_packages, setup

setup(name="faust-example", packages=find_packages(), install_requires=["faust"])
