from sqlalchemy_helpers.flask_ext import DatabaseExtension

DB = DatabaseExtension()
