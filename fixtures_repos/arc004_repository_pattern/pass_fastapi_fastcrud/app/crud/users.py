from fastcrud import FastCRUD

from app.models import User

crud_users = FastCRUD(User)
