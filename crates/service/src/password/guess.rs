//! Whether a guesser comes to a password early: what people use most, alone or doubled, with a year or some signs
//! around it, and what follows a simple pattern.

/// What is left of the password once a guesser's habits are taken off has to be at least this many letters.
const REST: usize = 5;
/// The fewest different characters.
const VARIETY: usize = 5;

/// Rows that fingers run along.
const ROWS: [&str; 9] = [
    "abcdefghijklmnopqrstuvwxyzæøå",
    "01234567890",
    "qwertyuiopå",
    "qwertzuiopü",
    "azertyuiop",
    "asdfghjkløæ",
    "zxcvbnm",
    "yxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];

/// Words that stand in the passwords of very many people, here and elsewhere, in letters only.
const WORDS: &str = include_str!("words.txt");

pub(super) fn comes_early(password: &str, about: &[&str]) -> bool {
    let lower = password.to_lowercase();
    few_characters(&lower) || repeated(&lower) || along_a_row(&lower) || known_words(&lower, about)
}

fn few_characters(text: &str) -> bool {
    let mut seen: Vec<char> = text.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len() < VARIETY
}

/// One piece over and over: `abcabcabcabc`.
fn repeated(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=chars.len() / 2).any(|piece| {
        let (first, rest) = chars.split_at(piece);
        rest.iter().zip(first.iter().cycle()).all(|(a, b)| a == b) && chars.len() >= 3 * piece
    })
}

/// Whether almost everything runs along a row, in either direction.
fn along_a_row(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let follows = |pair: &[char]| {
        let [a, b] = pair else { return false };
        ROWS.iter().any(|row| {
            let next = |from: char, to: char| {
                row.chars().zip(row.chars().skip(1)).any(|(x, y)| x == from && y == to)
            };
            next(*a, *b) || next(*b, *a)
        })
    };
    let steps = chars.windows(2).filter(|pair| follows(pair)).count();
    (steps + 1) * 4 >= chars.len() * 3
}

/// Whether too little is left once the words of a guesser are taken out.
fn known_words(text: &str, about: &[&str]) -> bool {
    let mut letters: String = text.chars().map(plain).filter(|c| c.is_alphabetic()).collect();
    let about = about.iter().flat_map(|text| {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    let mut words: Vec<String> = WORDS.lines().map(str::to_owned).chain(about).collect();
    words.retain(|word| word.chars().count() >= 4);
    // Long words first, so that a short one does not break up a longer one.
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let before = letters.chars().count();
    let mut taken = 0;
    for word in words {
        let found = letters.matches(word.as_str()).count();
        if found > 0 {
            taken += 1;
            letters = letters.replace(word.as_str(), "");
        }
    }
    // Several words are a good password; one or two with a little around them are not.
    let rest = letters.chars().count();
    taken <= 2 && rest < REST && (before > rest || rest == 0)
}

/// The letter that a sign stands for in the writing of those who think it helps.
fn plain(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        _ => c,
    }
}
