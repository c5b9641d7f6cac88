"""From the frozen caseload to a drawn sample: pages, rules and the pure arithmetic of the draw."""
