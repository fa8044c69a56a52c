from pydantic_settings import BaseSettings


class Api(BaseSettings):
    health_path: str = "/health"


api = Api.model_validate({})
