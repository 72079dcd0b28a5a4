//! Places on earth and the distance between them, which decides the travel grant.

use geographiclib_rs::{Geodesic, InverseGeodesic};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A point on earth in degrees; within range by construction.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{latitude}, {longitude} is no point on earth")]
pub struct NotOnEarth {
    latitude: f64,
    longitude: f64,
}

/// Built once: setting up the series costs more than a measurement.
static EARTH: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

impl Coordinates {
    /// # Errors
    /// [`NotOnEarth`] outside -90..=90 and -180..=180 degrees, or where a value is no number.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, NotOnEarth> {
        let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        if on_earth {
            Ok(Self { latitude, longitude })
        } else {
            Err(NotOnEarth { latitude, longitude })
        }
    }

    pub fn latitude(&self) -> f64 {
        self.latitude
    }

    pub fn longitude(&self) -> f64 {
        self.longitude
    }

    /// The distance as the crow flies on the WGS84 ellipsoid, in whole kilometres, cut off:
    /// 99.9 km is still in the band that ends at 99.
    pub fn kilometres_to(&self, other: &Self) -> u32 {
        let metres: f64 =
            EARTH.inverse(self.latitude, self.longitude, other.latitude, other.longitude);
        // Half the earth's girth is about 20,000 km, so the figure always fits.
        (metres / 1_000.0) as u32
    }
}

/// A town with its coordinates, where a journey begins or ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub name: String,
    pub county: String,
    pub country: crate::country::Country,
    pub coordinates: Coordinates,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hamar_to_berlin_is_about_930_kilometres() {
        let hamar = Coordinates::new(60.7945, 11.068).expect("on earth");
        let berlin = Coordinates::new(52.52, 13.405).expect("on earth");
        let km = hamar.kilometres_to(&berlin);
        assert!((928..=936).contains(&km), "{km}");
        assert_eq!(km, berlin.kilometres_to(&hamar));
    }

    #[test]
    fn what_is_not_on_earth_is_refused() {
        assert!(Coordinates::new(90.1, 0.0).is_err());
        assert!(Coordinates::new(0.0, f64::NAN).is_err());
        assert!(Coordinates::new(0.0, -180.0).is_ok());
    }
}
