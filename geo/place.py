"""What is a place? The one value that the gazetteer gives out; apart from the model, so that a look-up builds nothing else."""

from geo.values import value

_SITES = ("PRT", "OILF")  # codes of a port and an oil field, which GeoNames counts among areas


@value
class Place:
    """An entry of a gazetteer.

    ``id`` is namespaced (``geonames:170063``); the feature class and code are GeoNames'; the country is ISO 3166-1 alpha-2;
    ``admin1`` is GeoNames' code of the first-order division. Coordinates are WGS 84 degrees.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    feature_class: str | None = None
    feature_code: str | None = None
    country: str | None = None
    admin1: str | None = None
    population: int | None = None

    def __post_init__(self) -> None:
        """Refuse coordinates that are not on Earth."""
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"{self.id}: not on Earth: {self.latitude}, {self.longitude}")

    @property
    def is_area(self) -> bool:
        """Whether it is a land that holds places: no port and no oil field, which are sites."""
        return self.feature_class in ("A", "L") and not self.is_site

    @property
    def is_site(self) -> bool:
        """Whether it is a point and no town: what GeoNames counts among sites, a port or an oil field."""
        return self.feature_class == "S" or self.feature_code in _SITES

    @property
    def is_nation(self) -> bool:
        """Whether it is a country, or an area of no known order."""
        return self.feature_class == "A" and (self.feature_code or "PCL").startswith("PCL")
