from setuptools import find_packages, setup

setup(
    name="shop",
    version="1.0",
    scripts=["bin/shopd"],
    packages=find_packages(),
    classifiers=["Programming Language :: Python :: 3"],
)
