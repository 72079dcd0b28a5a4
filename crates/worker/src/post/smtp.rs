//! Mails by a mail server.

use super::{Letter, NotSent, Post, message};
use async_trait::async_trait;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::fmt;

/// A mail server that takes our mails.
#[derive(Clone)]
pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

// The server's address holds a password.
impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp").field("from", &self.from).finish_non_exhaustive()
    }
}

impl Smtp {
    /// A server by its address: `smtps://user:password@host`, or `smtp://…?tls=required` for STARTTLS.
    ///
    /// # Errors
    /// [`NotSent::Server`] for an address that is none.
    pub fn new(address: &str, from: Mailbox) -> Result<Self, NotSent> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(address)?.build();
        Ok(Self { server, from })
    }
}

#[async_trait]
impl Post for Smtp {
    async fn send(&self, letter: &Letter) -> Result<(), NotSent> {
        self.server.send(message(&self.from, letter, None)?).await?;
        Ok(())
    }
}
