"""How each kind of part of a section is made of figures: a module a kind."""
