import os

import jwt


def sign(claims: dict) -> str:
    return jwt.encode(claims, os.environ["JWT_SECRET"])
