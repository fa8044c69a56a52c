import environ

env = environ.Env(
    DEBUG=(bool, False),
    MAIL_PORT=(int, 25),
)
