"""Plan: galleys and figures become pages on the column x baseline grid. No PDF, no HTML in this room."""
