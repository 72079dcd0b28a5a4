//! How mails leave: by SMTP, or into a folder, where a newcomer finds them as files.

mod folder;
mod smtp;

pub use folder::Folder;
pub use smtp::Smtp;

use async_trait::async_trait;
use jiff::Timestamp;
use lettre::message::header::ContentTransferEncoding;
use lettre::message::header::ContentType;
use lettre::message::{Body, Mailbox};
use lettre::{Address, Message};
use std::fmt;
use walz_domain::MessageId;

/// A mail, ready to send.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Sent again after a lost answer, it carries the same id, and mail programs show it once.
    pub id: MessageId,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    /// Plain text.
    pub text: String,
    pub written: Timestamp,
}

/// Why a mail was not sent. It holds nothing of what the mail says.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    #[error("'{0}' is no mail address")]
    Address(String),
    #[error("the mail could not be put together: {0}")]
    Form(#[from] lettre::error::Error),
    #[error("the mail server: {0}")]
    Server(#[from] lettre::transport::smtp::Error),
    #[error("the mail folder: {0}")]
    Folder(#[from] std::io::Error),
}

impl NotSent {
    /// Whether trying again is of no use: the address is none, or its server does not know it.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Address(_) | Self::Form(_) => true,
            Self::Server(error) => error.is_permanent(),
            Self::Folder(_) => false,
        }
    }
}

/// Whatever takes mails.
#[async_trait]
pub trait Post: fmt::Debug + Send + Sync {
    /// # Errors
    /// [`NotSent`]; the mail is then tried again later, unless that is of no use.
    async fn send(&self, letter: &Letter) -> Result<(), NotSent>;
}

/// Takes mails and does nothing, for plays that are about something else.
#[derive(Clone, Copy, Debug)]
pub struct NoPost;

#[async_trait]
impl Post for NoPost {
    async fn send(&self, _: &Letter) -> Result<(), NotSent> {
        Ok(())
    }
}

/// The letter as a message of the internet.
fn message(
    from: &Mailbox,
    letter: &Letter,
    encoding: Option<ContentTransferEncoding>,
) -> Result<Message, NotSent> {
    let address: Address =
        letter.to_address.parse().map_err(|_| NotSent::Address(letter.to_address.clone()))?;
    let name = Some(letter.to_name.clone()).filter(|name| !name.is_empty());
    let text = letter.text.clone();
    let body = match encoding {
        Some(encoding) => Body::new_with_encoding(text, encoding).unwrap_or_else(Body::new),
        None => Body::new(text),
    };
    Ok(Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, address))
        .subject(&letter.subject)
        .date(letter.written.into())
        .message_id(Some(format!("<{}@{}>", letter.id, from.email.domain())))
        .header(ContentType::TEXT_PLAIN)
        .body(body)?)
}
