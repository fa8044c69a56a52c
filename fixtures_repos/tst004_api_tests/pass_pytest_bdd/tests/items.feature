Feature: Items
  Scenario: List
    When I list the items
    Then all is well
