from keycloak import KeycloakOpenID


class Settings:
    client = KeycloakOpenID(server_url="https://login.example.org", realm_name="shop", client_id="shop")


SETTINGS = Settings()
