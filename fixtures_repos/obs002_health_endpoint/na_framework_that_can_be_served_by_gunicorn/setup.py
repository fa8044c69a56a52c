from setuptools import setup

setup(
    name="pebble",
    version="1.0.0",
    py_modules=["pebble"],
    scripts=["pebble.py"],
    classifiers=[
        "License :: OSI Approved :: MIT License",
        "Topic :: Software Development :: Libraries :: Application Frameworks",
    ],
)
