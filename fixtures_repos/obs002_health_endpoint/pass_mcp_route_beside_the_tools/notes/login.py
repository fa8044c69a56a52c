from fastmcp.server.auth.providers.jwt import JWTVerifier


def verifier():
    return JWTVerifier(jwks_uri="https://login.example.com/keys")
