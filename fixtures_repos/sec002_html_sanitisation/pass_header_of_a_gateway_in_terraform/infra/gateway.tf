resource "azurerm_application_gateway" "front" {
  rewrite_rule_set {
    name = "headers"

    rewrite_rule {
      name          = "X-Content-Type-Options"
      rule_sequence = 110

      response_header_configuration {
        header_name  = "X-Content-Type-Options"
        header_value = "nosniff"
      }
    }
  }
}
