Feature: totals
  Scenario: a total
    When I ask for the total
    Then it is told
