from setuptools import setup

setup(name="shop", version="1", packages=["store"], package_dir={"store": "src"})
