Feature: orders
  Scenario: none
    When orders are asked for
    Then there are none
