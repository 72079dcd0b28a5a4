//! `walz serve`: the pages, and the worker beside them.

use crate::config::Config;
use crate::installation::Installation;
use anyhow::Context;
use jiff::tz::TimeZone;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use walz_service::daily;
use walz_web::Site;
use walz_words::Language;
use walz_worker::{Folder, Post, Smtp, Stop, Worker};

/// Serves until the process is told to end; then lets every request and job in hand finish.
pub(crate) async fn run(installation: Installation, with_worker: bool) -> anyhow::Result<ExitCode> {
    let listener = bind(&installation.config).await?;
    let address = listener.local_addr()?;
    println!("Walz serves on http://{address}");
    serve(installation, listener, with_worker).await
}

/// The socket on which the pages will be served.
pub(crate) async fn bind(config: &Config) -> anyhow::Result<TcpListener> {
    TcpListener::bind(&config.listen)
        .await
        .with_context(|| format!("nothing can listen at {}", config.listen))
}

/// Serves on a socket.
pub(crate) async fn serve(
    installation: Installation,
    listener: TcpListener,
    with_worker: bool,
) -> anyhow::Result<ExitCode> {
    let Installation { config, app, clock, ids } = installation;
    let language = Language::from_code(&config.language)
        .with_context(|| format!("Walz does not speak '{}'", config.language))?;
    let zone = TimeZone::get(&config.time_zone)
        .with_context(|| format!("'{}' is no time zone", config.time_zone))?;

    if with_worker {
        daily::begin(&app, &ids, clock.now()).await?;
    }
    let (stop, stopped) = Stop::new();
    let worker = with_worker.then(|| worker(&config, &app, &ids)).transpose()?;
    let worker = worker.map(|worker| {
        let stopped = stopped.clone();
        tokio::spawn(async move { worker.serve(clock, stopped).await })
    });

    let store = app.store.clone();
    let site = Site { clock, ids, zone, behind_proxy: config.behind_proxy, ..Site::new(app) };
    let address = listener.local_addr()?;
    tracing::info!(%address, worker = with_worker, "serving");
    walz_web::serve(listener, site, language, told_to_end()?).await?;

    tracing::info!("finishing what is in hand");
    // Where the worker has gone already, nobody hears it.
    let _ = stop.send(true);
    if let Some(worker) = worker {
        worker.await.context("the worker broke off")?;
    }
    store.close().await;
    tracing::info!("ended");
    Ok(ExitCode::SUCCESS)
}

/// The worker, with the handlers of all kinds of jobs.
pub(crate) fn worker(
    config: &Config,
    app: &walz_service::App,
    ids: &walz_service::Ids,
) -> anyhow::Result<Worker> {
    let handlers = Arc::new(crate::jobs::handlers());
    Ok(Worker { app: app.clone(), ids: ids.clone(), handlers, post: post(config)? })
}

/// Where mails go: to the mail server, or into a folder where there is none.
fn post(config: &Config) -> anyhow::Result<Arc<dyn Post>> {
    let from = config
        .mail_from
        .parse()
        .map_err(|_| anyhow::anyhow!("'{}' is nobody whom mails can be from", config.mail_from))?;
    Ok(match &config.mail_smtp {
        Some(server) => {
            Arc::new(Smtp::new(server, from).context("the mail server's address does not fit")?)
        }
        None => Arc::new(Folder::new(config.mail_folder(), from)),
    })
}

/// Ends when the process is told to, by the system or at the terminal.
fn told_to_end() -> anyhow::Result<impl Future<Output = ()> + Send + 'static> {
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = int.recv() => {}
        }
    })
}
