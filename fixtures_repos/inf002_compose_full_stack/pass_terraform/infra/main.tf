resource "aws_ecs_service" "api" {
  name = "api"
}

resource "aws_db_instance" "main" {
  engine = "postgres"
}
