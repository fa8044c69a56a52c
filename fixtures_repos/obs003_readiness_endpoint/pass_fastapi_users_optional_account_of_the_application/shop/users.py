from fastapi_users import FastAPIUsers

users = FastAPIUsers(None, [])
optional_user = users.current_user(active=True, optional=True)
