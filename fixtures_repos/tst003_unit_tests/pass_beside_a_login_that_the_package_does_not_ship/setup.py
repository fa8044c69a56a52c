from setuptools import setup

setup(
    name="genome-archive",
    packages=["archive"],
    classifiers=["Development Status :: 4 - Beta"],
    entry_points={"console_scripts": ["archive=archive.app:main"]},
)
