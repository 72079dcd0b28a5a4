//! `inst.bin`: a plain problem in little endian, read and written in one go.
//!
//! `u64` magic, `u32` learners N, offers M, pairs E and flags 0, then `u32` capacity\[M\], `u32`
//! start\[N + 1\], `u32` offer\[E\], `i32` cost\[E\], `u16` rank\[E\], `u16` score\[E\].

use super::Compact;
use std::io::{self, Read, Write};

/// The first eight bytes.
const MAGIC: u64 = 0x314C_4C41_5445_5631;

/// How much memory is asked for before the bytes for it have come: a wrong size costs no more.
const STEP: usize = 1 << 16;

/// Why bytes are no instance.
#[derive(Debug, thiserror::Error)]
pub enum BadBinary {
    #[error("the file does not begin as an instance does")]
    Magic,
    #[error("flags {0} are not known")]
    Flags(u32),
    #[error("the file ends too soon, or goes on too long, for what its head says")]
    Length,
    #[error("the pairs of learner {learner} begin after those of the next one")]
    Rows { learner: usize },
    #[error("pair {pair} names offer {offer}, which does not exist")]
    UnknownOffer { pair: usize, offer: u32 },
    #[error("learner {learner} and offer {offer} are paired twice")]
    DuplicatePair { learner: usize, offer: u32 },
    #[error("the rank of pair {pair} is 0")]
    Rank { pair: usize },
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
}

impl Compact {
    /// Whether these bytes, the first of a file, begin an `inst.bin`.
    pub fn is_binary(first: &[u8]) -> bool {
        first.starts_with(&MAGIC.to_le_bytes())
    }

    /// Reads `inst.bin` without holding its bytes in memory twice.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(from: &mut impl Read) -> Result<Self, BadBinary> {
        let mut head = [0; 24];
        from.read_exact(&mut head).map_err(too_short)?;
        if !Self::is_binary(&head) {
            return Err(BadBinary::Magic);
        }
        let mut words = head[8..]
            .chunks_exact(4)
            .map(|word| u32::from_le_bytes(word.try_into().unwrap_or_default()));
        let mut word = || words.next().unwrap_or_default();
        let (learners, offers, pairs, flags) = (word(), word(), word(), word());
        if flags != 0 {
            return Err(BadBinary::Flags(flags));
        }
        let (offers, pairs) = (offers as usize, pairs as usize);
        let compact = Self {
            capacities: numbers(from, offers, u32::from_le_bytes)?,
            starts: numbers(from, learners as usize + 1, u32::from_le_bytes)?,
            offers: numbers(from, pairs, u32::from_le_bytes)?,
            costs: numbers(from, pairs, i32::from_le_bytes)?,
            ranks: numbers(from, pairs, u16::from_le_bytes)?,
            scores: numbers(from, pairs, u16::from_le_bytes)?,
        };
        if from.read(&mut [0])? > 0 {
            return Err(BadBinary::Length);
        }
        compact.check()?;
        Ok(compact)
    }

    /// Checks what the numbers promise each other.
    fn check(&self) -> Result<(), BadBinary> {
        if self.starts.first() != Some(&0) {
            return Err(BadBinary::Rows { learner: 0 });
        }
        if self.starts.last().map(|end| *end as usize) != Some(self.offers.len()) {
            return Err(BadBinary::Length);
        }
        if let Some(learner) = self.starts.windows(2).position(|ends| ends[0] > ends[1]) {
            return Err(BadBinary::Rows { learner });
        }
        let mut last = vec![u32::MAX; self.capacities.len()];
        for (learner, ends) in self.starts.windows(2).enumerate() {
            for pair in ends[0] as usize..ends[1] as usize {
                let offer = self.offers[pair];
                let Some(last) = last.get_mut(offer as usize) else {
                    return Err(BadBinary::UnknownOffer { pair, offer });
                };
                if std::mem::replace(last, learner as u32) == learner as u32 {
                    return Err(BadBinary::DuplicatePair { learner, offer });
                }
            }
        }
        match self.ranks.iter().position(|rank| *rank == 0) {
            Some(pair) => Err(BadBinary::Rank { pair }),
            None => Ok(()),
        }
    }

    /// Writes `inst.bin`.
    ///
    /// # Errors
    /// If the bytes cannot be written.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        to.write_all(&MAGIC.to_le_bytes())?;
        for number in [self.learners(), self.capacities.len(), self.offers.len(), 0] {
            to.write_all(&(number as u32).to_le_bytes())?;
        }
        for list in [&self.capacities, &self.starts, &self.offers] {
            list.iter().try_for_each(|number| to.write_all(&number.to_le_bytes()))?;
        }
        self.costs.iter().try_for_each(|number| to.write_all(&number.to_le_bytes()))?;
        for list in [&self.ranks, &self.scores] {
            list.iter().try_for_each(|number| to.write_all(&number.to_le_bytes()))?;
        }
        Ok(())
    }
}

/// Reads so many numbers.
fn numbers<T, const SIZE: usize>(
    from: &mut impl Read,
    count: usize,
    number: fn([u8; SIZE]) -> T,
) -> Result<Vec<T>, BadBinary> {
    let mut numbers = Vec::with_capacity(count.min(STEP));
    let mut bytes = vec![0; count.min(STEP) * SIZE];
    while numbers.len() < count {
        // Whoever sent fewer bytes than promised has not made us ask for much more than they sent.
        numbers.reserve((count - numbers.len()).min(numbers.len().max(STEP)));
        let step = (count - numbers.len()).min(STEP);
        let bytes = &mut bytes[..step * SIZE];
        from.read_exact(bytes).map_err(too_short)?;
        let words = bytes.chunks_exact(SIZE).filter_map(|word| word.try_into().ok());
        numbers.extend(words.map(number));
    }
    Ok(numbers)
}

fn too_short(error: io::Error) -> BadBinary {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => BadBinary::Length,
        _ => BadBinary::Io(error),
    }
}
