CLIENT_ID = "client_id"
TENANT = "tenant"
CLIENT_SECRET = "client_secret"
