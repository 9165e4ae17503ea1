//! A server on this machine that answers as the public services do, with what they once answered.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A request as it came in.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Path and query, `%20` and the like undone.
    pub path: String,
    /// The headers, names in lower case.
    pub headers: BTreeMap<String, String>,
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Answers: status, headers, body.
    Full(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// Says that all of the body will come, sends half of it and hangs up.
    Half(Vec<u8>),
    /// Does not say how long the body is, sends half of it and hangs up.
    HalfOpen(Vec<u8>),
    /// Sends half of the body in chunks and hangs up.
    HalfChunked(Vec<u8>),
    /// Never answers; hangs up when the client does.
    Silence,
    /// Hangs up at once.
    HangUp,
}

impl Reply {
    /// A good answer.
    pub fn good(body: impl Into<Vec<u8>>) -> Self {
        Self::Full(200, Vec::new(), body.into())
    }

    /// An answer that is nothing but its status.
    pub fn status(status: u16) -> Self {
        Self::Full(status, Vec::new(), Vec::new())
    }
}

type Handler = dyn Fn(&Asked) -> Reply + Send + Sync;

/// The server; it goes on until the test ends.
pub struct Server {
    /// Its address: `http://127.0.0.1:1234`.
    pub address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Starts one. `handler` gets the address of the server first, for the links in its answers.
    pub fn new<H: Fn(&Asked) -> Reply + Send + Sync + 'static>(handler: impl FnOnce(&str) -> H) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let handler: Arc<Handler> = Arc::new(handler(&address));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (handler, log) = (handler.clone(), log.clone());
                std::thread::spawn(move || serve(stream, &*handler, &log));
            }
        });
        Self { address, asked }
    }

    /// The paths that were asked for since the last look, in their order.
    pub fn paths(&self) -> Vec<String> {
        self.requests().into_iter().map(|asked| asked.path).collect()
    }

    /// The requests since the last look.
    pub fn requests(&self) -> Vec<Asked> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn serve(mut stream: TcpStream, handler: &Handler, log: &Mutex<Vec<Asked>>) {
    let Some(asked) = request(&stream) else { return };
    log.lock().unwrap().push(asked.clone());
    // A client that gives up is no fault of the server.
    let _gone = match handler(&asked) {
        Reply::Full(status, headers, body) => full(&mut stream, status, &headers, &body),
        Reply::Half(body) => {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body[..body.len() / 2]))
        }
        Reply::HalfOpen(body) => {
            let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body[..body.len() / 2]))
        }
        Reply::HalfChunked(body) => {
            let half = &body[..body.len() / 2];
            let head = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n", half.len());
            stream
                .write_all(head.as_bytes())
                .and_then(|()| stream.write_all(half))
                .and_then(|()| stream.write_all(b"\r\n"))
        }
        Reply::Silence => stream.read_to_end(&mut Vec::new()).map(|_| ()),
        Reply::HangUp => Ok(()),
    };
    stream.shutdown(Shutdown::Both).ok();
}

fn full(stream: &mut TcpStream, status: u16, headers: &[(&'static str, String)], body: &[u8]) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status} Status\r\nConnection: close\r\n");
    if status != 304 {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)
}

fn request(stream: &TcpStream) -> Option<Asked> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let path = decoded(first.split(' ').nth(1)?);
    let mut headers = BTreeMap::new();
    for line in lines.map_while(Result::ok).take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ")?;
        headers.insert(name.to_lowercase(), value.to_owned());
    }
    Some(Asked { path, headers })
}

/// A path with its `%20` undone.
fn decoded(path: &str) -> String {
    let mut parts = path.split('%');
    let mut out = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        out.push(u8::from_str_radix(&part[..2], 16).unwrap());
        out.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(out).unwrap()
}
