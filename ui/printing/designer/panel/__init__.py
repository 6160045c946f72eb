"""The panel of the designer: the properties of what is selected, and of the template."""
