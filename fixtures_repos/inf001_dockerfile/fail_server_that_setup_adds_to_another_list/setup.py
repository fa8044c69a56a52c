from setuptools import find_packages, setup

needed, others = ["flask"], []
others.extend(("gevent", "gunicorn"))

setup(name="shop", version="1", packages=find_packages(), install_requires=needed)
