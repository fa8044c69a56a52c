import getpass

from shop.app import app
from shop.models import Badge, Clerk


def overview():
    clerks = Clerk.query.all()
    for clerk in clerks:
        badges = Badge.query.filter_by(clerk_id=clerk.id).count()
        print(clerk.name, badges)


def main():
    with app.app_context():
        overview()
        chosen = input("Which clerk? ")
        secret = getpass.getpass("New word: ")
        print(chosen, len(secret))


if __name__ == "__main__":
    main()
