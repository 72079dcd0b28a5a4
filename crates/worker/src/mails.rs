//! Sending the mails that are due.

use super::{Done, LEASE, Letter, Stop, Worker, again};
use jiff::Timestamp;
use walz_service::{Error, Place, Result};
use walz_store::outbox::{self, Mail};

/// Mails taken at once.
const HANDFUL: u32 = 20;
/// How often sending is tried before it is given up: for about two days.
const MOST: i64 = 16;

/// Takes a handful of due mails and sends them one after the other.
pub(super) async fn send(worker: &Worker, now: Timestamp, stop: &Stop) -> Result<Done> {
    let until = now.checked_add(LEASE).map_err(|_| Error::Broken("the calendar ends"))?;
    let mut tx = worker.app.store.begin().await?;
    let mails = outbox::lease(&mut tx, now, until, HANDFUL).await?;
    tx.commit().await?;
    let mut done = Done::default();
    for mail in mails {
        if stop.is_called() {
            break;
        }
        let sent = match letter(worker, &mail) {
            Ok(letter) => {
                let sent = worker.post.send(&letter).await;
                sent.map_err(|error| (error.to_string(), error.is_final()))
            }
            Err(error) => Err((error.to_string(), false)),
        };
        let mut tx = worker.app.store.begin().await?;
        match sent {
            Ok(()) => {
                done.mails += 1;
                outbox::sent(&mut tx, mail.organisation, mail.id, now).await?;
            }
            Err((why, is_final)) => {
                done.failed += 1;
                let next = again(now, mail.attempts, MOST).filter(|_| !is_final);
                tracing::error!(id = %mail.id, attempts = mail.attempts, why,
                    given_up = next.is_none(), "a mail was not sent");
                outbox::not_sent(&mut tx, &mail, next, &why).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(done)
}

fn letter(worker: &Worker, mail: &Mail) -> Result<Letter> {
    let sealed = mail.body.as_deref().ok_or(Error::Broken("the mail has no text any more"))?;
    let place = Place::new(mail.organisation, "outbox", mail.id);
    let text = worker.app.keys.open(&place, sealed)?;
    let text = String::from_utf8(text).map_err(|_| Error::Broken("the mail is no text"))?;
    Ok(Letter {
        id: mail.id,
        to_name: mail.to_name.clone(),
        to_address: mail.to_address.clone(),
        subject: mail.subject.clone(),
        text,
        written: mail.created,
    })
}
