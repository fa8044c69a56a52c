from shop.account.models.account import Account
from shop.libs.views import PostView


class CreateAccountService(PostView):
    async def save(self, data):
        Account.create(name=data["name"])
        return data
