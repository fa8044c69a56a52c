from setuptools import find_packages, setup

setup(
    name="depot",
    version="1.0.0",
    packages=find_packages(),
    classifiers=["Development Status :: 3 - Alpha", "License :: OSI Approved :: MIT License"],
    install_requires=["falcon", "gunicorn"],
    entry_points={"console_scripts": ["depot = depot.__main__:main"]},
)
