from django.core.asgi import get_asgi_application

from project.alive import alive

application = get_asgi_application()
application = alive(application, "/health/")
