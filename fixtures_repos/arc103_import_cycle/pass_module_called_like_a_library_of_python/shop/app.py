from shop.api.auth.keycloak import user
