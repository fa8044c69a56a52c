import environ

env = environ.Env()

ROOT_URLCONF = "shop.urls"
MIDDLEWARE = ["csp.middleware.CSPMiddleware"]
CSP_DEFAULT_SRC = env("CSP_DEFAULT_SRC", default=("'self'",))
CSP_SCRIPT_SRC = env("CSP_SCRIPT_SRC", default=("'self'", "'unsafe-inline'"))
