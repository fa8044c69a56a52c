from setuptools import setup

setup(
    name="pebble",
    version="1.0.0",
    packages=["pebble"],
    entry_points={"console_scripts": ["pebble = pebble.cli:main"]},
    classifiers=[
        "License :: OSI Approved :: MIT License",
        "Topic :: Software Development :: Libraries :: Python Modules",
    ],
)
