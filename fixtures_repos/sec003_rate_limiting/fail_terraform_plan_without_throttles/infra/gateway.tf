resource "aws_api_gateway_usage_plan" "shop" {
  name = "shop"

  # throttle_settings {
  quota_settings {
    limit  = 100000
    period = "DAY"
  }
}
