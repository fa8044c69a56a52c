from aws_cdk import Stack


class ServiceStack(Stack):
    def __init__(self, scope, port):
        super().__init__(scope)
        print(f"port {port}")
