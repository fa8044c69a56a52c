"""Migrations of the tables that other programs share."""

from flask import Flask
from flask_migrate import Migrate, MigrateCommand
from flask_script import Manager

from tables import db

holder = Flask(__name__)
holder.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://localhost/tables"
db.init_app(holder)
Migrate(holder, db)

manager = Manager(holder)
manager.add_command("db", MigrateCommand)

if __name__ == "__main__":
    manager.run()
