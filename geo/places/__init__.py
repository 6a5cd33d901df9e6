"""The world: names of places, the gazetteer, borders, and which place a name means."""
