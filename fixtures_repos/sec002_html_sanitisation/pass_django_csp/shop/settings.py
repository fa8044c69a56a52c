ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]

MIDDLEWARE = ["csp.middleware.CSPMiddleware"]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'self'"], "script-src": ["'self'"]}}
