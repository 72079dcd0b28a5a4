//! Who has to act, taken up from the first number to the last and again from the first.

/// A set of numbers below a limit. Whoever is put in behind the place that the sweep has come to
/// waits for the next round, so that memory is read from front to back, and what one is about to do
/// does not hang on what the one before is still waiting for.
#[derive(Debug)]
pub(crate) struct Sweep {
    /// A bit for each number.
    words: Vec<u64>,
    /// A bit for each word that is not 0.
    blocks: Vec<u64>,
    /// The word that the sweep has come to.
    at: usize,
}

impl Sweep {
    /// Of numbers below this nobody.
    pub(crate) fn none(count: usize) -> Self {
        let words = count.div_ceil(64);
        Self { words: vec![0; words], blocks: vec![0; words.div_ceil(64)], at: 0 }
    }

    #[inline]
    pub(crate) fn insert(&mut self, number: u32) {
        let word = number as usize / 64;
        self.words[word] |= 1 << (number % 64);
        self.blocks[word / 64] |= 1 << (word % 64);
    }

    /// The next number, which is taken out.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<u32> {
        if self.words.get(self.at).is_none_or(|word| *word == 0) {
            self.at = self.next_word()?;
        }
        let word = &mut self.words[self.at];
        let bit = word.trailing_zeros();
        *word &= *word - 1;
        if *word == 0 {
            self.blocks[self.at / 64] &= !(1 << (self.at % 64));
        }
        Some(self.at as u32 * 64 + bit)
    }

    /// The next word that is not 0, from here on or else from the first.
    fn next_word(&self) -> Option<usize> {
        let here = self.at / 64;
        let ahead = self.blocks.get(here).map_or(0, |block| block & (u64::MAX << (self.at % 64)));
        let first = |block: usize, bits: u64| block * 64 + bits.trailing_zeros() as usize;
        if ahead != 0 {
            return Some(first(here, ahead));
        }
        let beyond = (here + 1..self.blocks.len()).chain(0..self.blocks.len());
        beyond.into_iter().find(|block| self.blocks[*block] != 0).map(|b| first(b, self.blocks[b]))
    }
}

#[cfg(test)]
mod tests {
    use super::Sweep;

    #[test]
    fn a_sweep_goes_round_and_forgets_nobody() {
        let mut sweep = Sweep::none(10_000);
        assert_eq!(sweep.next(), None);
        for number in [5, 9_999, 64, 4_096] {
            sweep.insert(number);
        }
        assert_eq!(sweep.next(), Some(5));
        assert_eq!(sweep.next(), Some(64));
        sweep.insert(70);
        sweep.insert(3);
        assert_eq!(sweep.next(), Some(70));
        assert_eq!(sweep.next(), Some(4_096));
        assert_eq!(sweep.next(), Some(9_999));
        assert_eq!(sweep.next(), Some(3), "what lies behind comes in the next round");
        assert_eq!(sweep.next(), None);
        assert_eq!(Sweep::none(0).next(), None);
    }
}
