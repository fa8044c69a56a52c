from setuptools import setup

setup(name="fetcher", packages=["fetcher"], entry_points={"console_scripts": ["fetcher = fetcher.start:main"]})
