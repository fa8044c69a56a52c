from fastapi import Header, HTTPException


def get_current_user(authorization: str = Header()):
    if not authorization:
        raise HTTPException(401)
    return authorization
