import os

import api
from state import State

keeper = State()
keeper.connect(os.environ["DATABASE"])
application = api.make(keeper=keeper)
