"""Paint: templates make the furniture, galleys go into the page content. The only room that knows WeasyPrint."""
