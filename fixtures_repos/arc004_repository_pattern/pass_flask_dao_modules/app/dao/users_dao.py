from app.models import User, db


def dao_get_user(key):
    return User.query.filter_by(id=key).one()


def dao_create_user(user):
    db.session.add(user)
    db.session.commit()
