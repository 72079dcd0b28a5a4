//! How far what somebody typed is from a word: letters too many, too few, wrong, or in the wrong order.

/// The longest word that is compared, in bytes; what is longer is cut.
pub(super) const LONGEST: usize = 40;

/// How many errors are forgiven in a word of so many letters: none in one that is short anyway.
pub(super) const fn forgiven(letters: usize) -> u8 {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// The fewest errors that make some beginning of `word` of what was typed, if they are at most `most`. Two letters that
/// changed places are one error. Both are folded, so that nearly every letter is one byte.
pub(super) fn errors(typed: &[u8], word: &[u8], most: u8) -> Option<u8> {
    let typed = typed.get(..LONGEST).unwrap_or(typed);
    let (length, reach) = (typed.len(), usize::from(most));
    // What is shorter lacks more letters than are forgiven.
    if word.len() + reach < length {
        return None;
    }
    let far = most.saturating_add(1);
    // A row holds, for one beginning of the word, the errors of every beginning of what was typed. Only those of nearly
    // the same length matter: the others are too far in any case.
    let (mut before, mut last) = ([far; LONGEST + 2], [far; LONGEST + 2]);
    for (place, cell) in (0..).zip(last.iter_mut().take(reach.min(length) + 1)) {
        *cell = place;
    }
    let mut best = *last.get(length)?;
    let mut previous = None;
    for (column, &letter) in (1..).zip(word.iter().take(length + reach)) {
        let mut row = [far; LONGEST + 2];
        let (low, high) = (column.max(reach + 1) - reach, length.min(column + reach));
        if column <= reach {
            row[0] = u8::try_from(column).unwrap_or(far);
        }
        let mut least = row[0];
        for at in low..=high {
            let here = typed.get(at - 1).copied();
            let wrong = u8::from(here != Some(letter));
            let mut errors = (last[at] + 1).min(row[at - 1] + 1).min(last[at - 1] + wrong);
            let swapped = at > 1 && here == previous && typed.get(at - 2) == Some(&letter);
            if swapped {
                errors = errors.min(before[at - 2] + 1);
            }
            row[at] = errors.min(far);
            least = least.min(errors);
        }
        best = best.min(row[length]);
        if least > most {
            break;
        }
        before = last;
        last = row;
        previous = Some(letter);
    }
    (best <= most).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(typed: &str, word: &str) -> Option<u8> {
        errors(typed.as_bytes(), word.as_bytes(), forgiven(typed.len()))
    }

    #[test]
    fn one_or_two_letters_are_forgiven_and_a_swap_is_one() {
        assert_eq!(of("carpenter", "carpenter"), Some(0));
        assert_eq!(of("capenter", "carpenter"), Some(1));
        assert_eq!(of("carpnetre", "carpenter"), Some(2));
        assert_eq!(of("carrrpenter", "carpenter"), Some(2));
        assert_eq!(of("wled", "welding"), Some(1));
        assert_eq!(of("kaprnetre", "carpenter"), None);
        assert_eq!(of("xx", "xy"), None);
    }

    #[test]
    fn the_beginning_of_a_word_is_enough() {
        assert_eq!(of("carpe", "carpenter"), Some(0));
        assert_eq!(of("crape", "carpenter"), Some(1));
        assert_eq!(of("electrci", "electrician"), Some(1));
        assert_eq!(of("carpenters", "carpenter"), Some(1));
        assert_eq!(of("", "carpenter"), Some(0));
    }

    #[test]
    fn what_is_very_long_is_cut() {
        let long = "a".repeat(300);
        assert_eq!(of(&long, &long), Some(0));
        assert_eq!(of(&long, "b"), None);
    }
}
