from setuptools import setup

setup(name="shop", version="1", packages=["shop", "shop.orders"], package_dir={"shop": "src"})
