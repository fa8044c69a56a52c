from setuptools import setup

setup(
    name="shop",
    install_requires=[
        "fastapi",
        "uvicorn==0.34.0",
    ],
)
