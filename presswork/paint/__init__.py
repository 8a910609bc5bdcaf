"""Paint: templates make the furniture, galleys go straight into the page content. The only room that knows WeasyPrint."""
