"""The words of the house: frozen values that pass from stage to stage. One noun a module, no logic but their own."""
