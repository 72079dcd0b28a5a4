//! Mails about a text: each names the person, the act and the day, and has one link.

use super::Post;
use super::text::Text;
use crate::case::CaseFile;
use crate::{Mail, Result, Subject, Work, link};
use jiff::civil::Date;
use walz_domain::case::sign_by;
use walz_words::Words;

/// What a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letter<'a> {
    /// There is something to sign.
    Sign,
    Remind,
    /// All have signed.
    InForce,
    /// There is nothing to sign any more.
    Withdrawn {
        reason: &'a str,
    },
    /// There is a draft to say something about.
    Shown,
    /// The scan of the paper that was handed in is not the signed text.
    ScanRejected {
        reason: &'a str,
    },
}

/// Queues a mail to the person behind a party.
///
/// # Errors
/// [`crate::Error::Store`] where the database fails.
pub(crate) async fn queue<T: Text>(
    work: &mut Work,
    file: &CaseFile,
    text: &T,
    to: &Post,
    letter: Letter<'_>,
    today: Date,
) -> Result<()> {
    let words = Words::of(to.language());
    let (subject, body) = match letter {
        Letter::Shown => match T::KIND.mails.shown {
            Some(mail) => mail,
            None => return Ok(()),
        },
        Letter::Sign => T::KIND.mails.sign,
        Letter::Remind => T::KIND.mails.remind,
        Letter::InForce => T::KIND.mails.in_force,
        Letter::Withdrawn { .. } => T::KIND.mails.withdrawn,
        Letter::ScanRejected { .. } => T::KIND.mails.scan_rejected,
    };
    let address = match letter {
        Letter::Withdrawn { .. } => String::new(),
        Letter::InForce | Letter::Shown => address_for(work, text, to, false).await?,
        Letter::Sign | Letter::Remind | Letter::ScanRejected { .. } => {
            address_for(work, text, to, true).await?
        }
    };
    let office = walz_store::organisation::find(work, file.organisation).await?;
    let office = office.map(|o| o.name.to_string()).unwrap_or_default();
    let reason = match letter {
        Letter::Withdrawn { reason } | Letter::ScanRejected { reason } => reason,
        _ => "",
    };
    let stay = file.stay.as_ref();
    let period = stay.map(|s| s.mobility.period);
    let offered = text.state().document().map_or(today, |d| crate::day_in(&file.zone, d.offered));
    let due = period.map_or(today, |period| sign_by(offered, period.first()));
    let said = |key: &str| {
        words
            .t(key)
            .with("name", to.person.short_name())
            .with("learner", file.person.name.as_str())
            .with("host", stay.map(|s| s.host.name.to_string()).unwrap_or_default())
            .with("place", stay.map(|s| s.host.city.clone()).unwrap_or_default())
            .with(
                "period",
                period.map(|p| words.date_range(p.first(), p.last())).unwrap_or_default(),
            )
            .with("date", words.weekday_date(due))
            .with("office", office.as_str())
            .with("reason", reason)
            .with("link", address.as_str())
            .to_string()
    };
    work.mail(Mail {
        organisation: file.organisation,
        to_name: to.person.name.to_string(),
        to_address: to.email.to_string(),
        subject: said(subject),
        text: said(body),
        about: Some(Subject::new(T::KIND.noun, text.id())),
    })?;
    Ok(())
}

/// The page of the text for those with an account, a personal link for all others. A link to sign is good for one
/// signature; one to read stays good while it lasts.
async fn address_for<T: Text>(
    work: &mut Work,
    text: &T,
    to: &Post,
    single_use: bool,
) -> Result<String> {
    if to.account {
        let id: uuid::Uuid = text.id().into();
        return Ok(format!("{}/{}/{id}", work.app().address, T::KIND.path));
    }
    let new = link::New {
        organisation: work.ctx().actor.organisation,
        person: to.person.id,
        role: to.role,
        purpose: T::KIND.link,
        target: text.id().into(),
        single_use,
        holds: link::HOLDS,
    };
    link::mint(work, &new).await
}
