resource "aws_lambda_function" "alerts" {
  filename      = "${path.module}/alerts.zip"
  function_name = "alerts"
  handler       = "format_alerts.handler"
  runtime       = "python3.13"
}

resource "aws_db_instance" "db" {
  engine = "postgres"
}
