from dynaconf import Dynaconf, Validator
from quart import Quart

settings = Dynaconf(validators=[Validator("PORT", is_type_of=int, must_exist=True)])
app = Quart(__name__)
