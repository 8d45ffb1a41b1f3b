//! Files in and out: whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use csi::diagnostics::{Code, Diagnostic};
use csi::survey::ExcerptFailure;
use encoding_rs::{Encoding, GB18030, UTF_8};
use sha2::{Digest, Sha256};
use tempfile::{NamedTempFile, SpooledTempFile};

use crate::failure::Failure;

/// Standard input up to this size stays in memory; more goes to a temporary file.
const SPOOL_BYTES: usize = 64 << 20;

/// Anything that a survey is read from.
pub(crate) trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Opens a file, or standard input for `-`.
pub(crate) fn open(path: &Path) -> Result<Box<dyn Source>, Failure> {
    let fault = |error: io::Error| unreadable(path, &error);
    if is_standard_input(path) {
        let mut spool = SpooledTempFile::new(SPOOL_BYTES);
        io::copy(&mut io::stdin().lock(), &mut spool).map_err(fault)?;
        spool.rewind().map_err(fault)?;
        return Ok(Box::new(spool));
    }
    let file = File::open(path).map_err(fault)?;
    if file.metadata().map_err(fault)?.is_dir() {
        return Err(unreadable(path, &io::Error::from(io::ErrorKind::IsADirectory)).into());
    }
    Ok(Box::new(file))
}

/// Reads a text file: UTF-8, with or without a byte order mark.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let text = String::from_utf8(read_bytes(path)?).map_err(|_| not_utf_8(path))?;
    let bare = text.strip_prefix('\u{feff}').map(str::to_owned);
    Ok(bare.unwrap_or(text))
}

/// Reads a small CSV file as spreadsheets write it: what its byte order mark says, UTF-8, or GB18030.
pub(crate) fn read_csv_text(path: &Path) -> Result<String, Failure> {
    let bytes = read_bytes(path)?;
    let encoding = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(&bytes).is_ok() => UTF_8,
        None => GB18030,
    };
    let (text, _, broken) = encoding.decode(&bytes);
    if broken {
        return Err(not_utf_8(path).into());
    }
    Ok(text.into_owned())
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    open(path)?
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

fn not_utf_8(path: &Path) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnreadableFile).in_file(shown(path));
    fault.with_word("reason", "file-not-utf-8")
}

/// SHA-256 of all bytes of a source, which is rewound before and after.
pub(crate) fn fingerprint(path: &Path, source: &mut dyn Source) -> Result<String, Failure> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut hash = || -> io::Result<()> {
        source.rewind()?;
        loop {
            let count = source.read(&mut buffer)?;
            if count == 0 {
                return source.rewind();
            }
            hasher.update(&buffer[..count]);
        }
    };
    hash().map_err(|error| unreadable(path, &error))?;
    Ok(hexadecimal(&hasher.finalize()))
}

/// SHA-256 of a text.
pub(crate) fn text_fingerprint(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

/// The path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// `path` from the folder of `base`, unless it is absolute.
pub(crate) fn beside(base: &Path, path: &str) -> PathBuf {
    base.parent().unwrap_or_else(|| Path::new("")).join(path)
}

/// Writes to a file, whole or not at all, or to standard output.
pub(crate) fn write(output: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = output else {
        return write_standard_output(bytes);
    };
    let written = match std::fs::metadata(path) {
        // A device or a pipe cannot be replaced by a file.
        Ok(known) if !known.is_file() && !known.is_dir() => write_device(path, bytes),
        _ => replace_file(path, bytes),
    };
    written.map_err(|error| unwritable(&shown(path), &error).into())
}

fn write_device(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut device = File::options().write(true).open(path)?;
    device.write_all(bytes)?;
    device.flush()
}

/// Writes to a file what `content` writes, whole or not at all.
pub(crate) fn write_through(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> Result<(), ExcerptFailure>,
) -> Result<(), Failure> {
    let mut unread = None;
    let written = replace_file_with(path, |file| match content(file) {
        Ok(()) => Ok(()),
        Err(ExcerptFailure::Write(error)) => Err(error),
        Err(ExcerptFailure::Read(faults)) => {
            unread = Some(faults);
            Err(io::Error::from(io::ErrorKind::InvalidData))
        }
    });
    match (unread, written) {
        (Some(faults), _) => Err(faults.into()),
        (None, written) => written.map_err(|error| unwritable(&shown(path), &error).into()),
    }
}

/// Whether two paths lead to the same file.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    let canonical = |path: &Path| std::fs::canonicalize(path).ok();
    one == other || canonical(one).is_some_and(|path| canonical(other) == Some(path))
}

fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_file_with(path, |file| file.write_all(bytes))
}

/// A temporary file beside the target, synced, then renamed over it. A link is followed, not replaced.
fn replace_file_with(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let mut file = new_beside(folder)?;
    let mut buffered = BufWriter::new(&mut file);
    content(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    file.as_file().sync_all()?;
    if let Ok(known) = std::fs::metadata(path) {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// A temporary file that the user's mask, not the temporary file's privacy, decides who may read.
#[cfg(unix)]
fn new_beside(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new()
        .prefix(".csi-")
        .permissions(permissions)
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_beside(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(".csi-").tempfile_in(folder)
}

fn write_standard_output(bytes: &[u8]) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::ClosedPipe),
        Err(error) => Err(unwritable("-", &error).into()),
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::UnreadableFile)
        .in_file(shown(path))
        .with("reason", error)
}

fn unwritable(path: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::UnwritableOutput)
        .in_file(path)
        .with("reason", error)
}
