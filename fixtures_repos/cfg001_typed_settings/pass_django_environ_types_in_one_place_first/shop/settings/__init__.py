from shop.settings.base import *
from shop.settings.mail import *
