//! Codes that count on: `I09` after `I08`, so that people can name a thing on the phone.

use crate::{Result, Work};
use walz_store as store;

/// Holds the count until the unit of work ends, so that two who count at once do not come to the same number. Ask for the
/// known codes afterwards.
pub(crate) async fn hold(work: &mut Work) -> Result<()> {
    let organisation = work.ctx().actor.organisation;
    Ok(store::organisation::hold(work, organisation).await?)
}

/// The code after the known ones. Codes of another form, as tables may bring them, do not count.
pub(crate) fn next<'a>(prefix: &str, known: impl IntoIterator<Item = &'a String>) -> String {
    let number = |code: &String| code.strip_prefix(prefix)?.parse::<u32>().ok();
    let most = known.into_iter().filter_map(number).max().unwrap_or(0);
    format!("{prefix}{:02}", most.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_count_on_from_the_greatest() {
        let known = ["I01", "I99", "I100", "IX", "V200"].map(str::to_owned);
        assert_eq!(next("I", &known), "I101");
        assert_eq!(next("I", &[]), "I01");
    }
}
