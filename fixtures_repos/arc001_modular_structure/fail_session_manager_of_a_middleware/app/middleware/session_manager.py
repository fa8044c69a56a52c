from app.models import Session


class SessionManager:
    def process_request(self, request, response):
        request.context.session = Session()

    def process_response(self, request, response, resource, succeeded):
        session = request.context.session
        if succeeded:
            session.commit()
        session.close()
