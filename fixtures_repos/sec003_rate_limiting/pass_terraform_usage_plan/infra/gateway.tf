resource "aws_api_gateway_usage_plan" "shop" {
  name = "shop"

  throttle_settings {
    burst_limit = 20
    rate_limit  = 10
  }
}
