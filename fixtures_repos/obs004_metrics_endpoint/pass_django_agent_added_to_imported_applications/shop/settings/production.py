from shop.settings.base import INSTALLED_APPS

DEBUG = False
INSTALLED_APPS += ("elasticapm.contrib.django",)
