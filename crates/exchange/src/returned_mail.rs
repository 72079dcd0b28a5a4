//! Mails that came back: the report of a mail server that it could not deliver (RFC 3464), and which mail it is about.

use mail_parser::{MessageParser, MimeHeaders, PartType};
use uuid::Uuid;

/// Of a larger report, nobody reads on: servers send back at most the mail and a page about it.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// The longest reason that is kept, in characters.
const LONGEST_REASON: usize = 300;

/// What a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Of the mail that came back, as its `Message-ID` begins.
    pub mail: Uuid,
    /// Why, as the server put it: `550 5.1.1 no such user`.
    pub reason: String,
}

/// Why a file tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoReport {
    #[error("it is larger than {LARGEST} bytes")]
    TooLarge,
    #[error("it is no report of a mail server")]
    NoReport,
    #[error("the mail is still on its way, or was delivered")]
    NotFailed,
    #[error("it is not about a mail of this program")]
    NotOurs,
}

/// Reads the report of a mail server.
///
/// # Errors
/// [`NoReport`] for anything else, and for a report that the mail was delayed or delivered.
pub fn read(bytes: &[u8]) -> Result<Returned, NoReport> {
    if bytes.len() > LARGEST {
        return Err(NoReport::TooLarge);
    }
    let message = MessageParser::default().parse(bytes).ok_or(NoReport::NoReport)?;
    let (mut status, mut mail) = (None, None);
    for part in &message.parts {
        let Some(kind) = part.content_type() else { continue };
        match (kind.ctype(), kind.subtype().unwrap_or_default()) {
            ("message", "delivery-status") => {
                status = Some(String::from_utf8_lossy(part.contents()).into_owned());
            }
            ("message", "rfc822") => match &part.body {
                PartType::Message(inner) => mail = inner.message_id().map(str::to_owned),
                _ => mail = id_in(part.contents()),
            },
            ("text", "rfc822-headers") => mail = id_in(part.contents()),
            _ => {}
        }
    }
    let fields = fields(&status.ok_or(NoReport::NoReport)?);
    let field = |name: &str| {
        let found = fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    };
    if !field("action").is_some_and(|action| action.eq_ignore_ascii_case("failed")) {
        return Err(NoReport::NotFailed);
    }
    let mail = mail.ok_or(NoReport::NotOurs)?;
    let id = mail.trim_start_matches('<').split('@').next().unwrap_or_default();
    let mail = id.parse().map_err(|_| NoReport::NotOurs)?;
    // `smtp; 550 5.1.1 …`: what comes before says only by which rules to read it.
    let reason = field("diagnostic-code").or(field("status")).unwrap_or_default();
    let reason = reason.split_once(';').map_or(reason, |(_, reason)| reason).trim();
    Ok(Returned { mail, reason: reason.chars().take(LONGEST_REASON).collect() })
}

fn id_in(headers: &[u8]) -> Option<String> {
    MessageParser::default().parse(headers)?.message_id().map(str::to_owned)
}

/// Names and values, with the lines that belong together joined.
fn fields(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match (line.starts_with([' ', '\t']), fields.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (false, _, Some((name, value))) => {
                fields.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            _ => {}
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0198c0de-0000-7000-8000-000000000001";

    fn report(action: &str, original: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example\r\nTo: office@walz.example\r\nSubject: Undelivered\r\n\
             MIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\r\n\r\n\
             --B\r\nContent-Type: text/plain\r\n\r\nYour mail could not be delivered.\r\n\
             --B\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example\r\n\r\n\
             Final-Recipient: rfc822; mette@host.example\r\nAction: {action}\r\nStatus: 5.1.1\r\n\
             Diagnostic-Code: smtp; 550 5.1.1 no such\r\n user here\r\n\r\n\
             --B\r\n{original}\r\n--B--\r\n"
        )
    }

    fn headers(id: &str) -> String {
        format!(
            "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{id}@walz.example>\r\nSubject: Sign\r\n"
        )
    }

    #[test]
    fn a_report_tells_which_mail_and_why() {
        let told = |text: &str| read(text.as_bytes());
        let expected = Returned {
            mail: ID.parse().expect("an id"),
            reason: "550 5.1.1 no such user here".to_owned(),
        };
        assert_eq!(told(&report("failed", &headers(ID))), Ok(expected.clone()));
        let whole = format!(
            "Content-Type: message/rfc822\r\n\r\nMessage-ID: <{ID}@walz.example>\r\n\
             Subject: Sign\r\n\r\nHello\r\n"
        );
        assert_eq!(told(&report("Failed", &whole)), Ok(expected));
        assert_eq!(told(&report("delayed", &headers(ID))), Err(NoReport::NotFailed));
        assert_eq!(told(&report("failed", &headers("abc"))), Err(NoReport::NotOurs));
        let mail = "From: a@b.example\r\nSubject: Hi\r\n\r\nHello\r\n";
        assert_eq!(told(mail), Err(NoReport::NoReport));
        assert_eq!(told(""), Err(NoReport::NoReport));
        assert_eq!(read(&vec![b'x'; LARGEST + 1]), Err(NoReport::TooLarge));
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_comes_breaks_it(bytes: Vec<u8>) {
            let _ = read(&bytes);
        }
    }
}
