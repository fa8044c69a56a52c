import os

from django.core.wsgi import get_wsgi_application

IS_HTTPS = os.environ.get("HTTPS", "") == "on"
application = get_wsgi_application()
