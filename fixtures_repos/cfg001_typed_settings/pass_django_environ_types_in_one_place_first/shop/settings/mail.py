from shop.settings.environment import env

EMAIL_HOST = env.str("MAIL_HOST")
EMAIL_PORT = env.int("MAIL_PORT")
EMAIL_HOST_USER = env.str("MAIL_USER")
