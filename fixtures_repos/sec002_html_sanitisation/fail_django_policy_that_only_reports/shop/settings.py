ROOT_URLCONF = "shop.urls"
MIDDLEWARE = ["csp.middleware.CSPMiddleware"]
CSP_REPORT_ONLY = True
CSP_SCRIPT_SRC = ["'self'"]
