from fastapi import APIRouter

from app.models.mail import Mail
from app.services.sender import send

router = APIRouter()


@router.post("/mails")
def post(mail: Mail) -> int:
    return send(mail)
