//! Vectors of which few entries are not zero.

/// A vector with a list of where it may be other than zero.
#[derive(Clone, Debug, Default)]
pub(super) struct Sparse {
    value: Vec<f64>,
    /// Each position once, in no order that means anything.
    at: Vec<u32>,
    listed: Vec<bool>,
}

impl Sparse {
    /// Makes it a vector of so many zeros.
    pub(super) fn reset(&mut self, size: usize) {
        self.clear();
        self.value.resize(size, 0.0);
        self.listed.resize(size, false);
    }

    /// Makes all entries zero.
    pub(super) fn clear(&mut self) {
        for at in self.at.drain(..) {
            self.value[at as usize] = 0.0;
            self.listed[at as usize] = false;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.value.len()
    }

    pub(super) fn get(&self, at: usize) -> f64 {
        self.value[at]
    }

    pub(super) fn set(&mut self, at: usize, value: f64) {
        self.list(at);
        self.value[at] = value;
    }

    pub(super) fn add(&mut self, at: usize, by: f64) {
        self.list(at);
        self.value[at] += by;
    }

    fn list(&mut self, at: usize) {
        if !self.listed[at] {
            self.listed[at] = true;
            self.at.push(at as u32);
        }
    }

    /// Where it may be other than zero.
    pub(super) fn places(&self) -> &[u32] {
        &self.at
    }

    /// The entries that are not zero, and where they are.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        let entries = self.at.iter().map(|at| (*at as usize, self.value[*at as usize]));
        entries.filter(|(_, value)| *value != 0.0)
    }

    pub(super) fn square(&self) -> f64 {
        self.iter().map(|(_, value)| value * value).sum()
    }
}
