from fastapi import Depends
from fastapi.security import HTTPBasic


def http_basic_or_token(credentials=Depends(HTTPBasic())):
    return credentials
