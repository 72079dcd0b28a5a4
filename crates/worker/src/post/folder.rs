//! Mails as files.

use super::{Letter, NotSent, Post, message};
use async_trait::async_trait;
use lettre::message::Mailbox;
use lettre::message::header::ContentTransferEncoding;
use std::path::PathBuf;

/// A folder that takes each mail as a file `.eml`, which any mail program opens. The names sort by time; a mail sent
/// again replaces itself.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    from: Mailbox,
}

impl Folder {
    /// The folder is made with the first mail.
    pub fn new(path: impl Into<PathBuf>, from: Mailbox) -> Self {
        Self { path: path.into(), from }
    }
}

#[async_trait]
impl Post for Folder {
    async fn send(&self, letter: &Letter) -> Result<(), NotSent> {
        let encoding = Some(ContentTransferEncoding::EightBit);
        let mail = message(&self.from, letter, encoding)?.formatted();
        tokio::fs::create_dir_all(&self.path).await?;
        let name = format!("{}-{}", letter.written.strftime("%Y-%m-%dT%H%M%S"), letter.id);
        let (draft, file) = (format!(".{name}.part"), format!("{name}.eml"));
        // Never seen half written.
        tokio::fs::write(self.path.join(&draft), mail).await?;
        tokio::fs::rename(self.path.join(draft), self.path.join(file)).await?;
        Ok(())
    }
}
