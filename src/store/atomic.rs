//! Files that are there whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// What the name of a file begins with while it is being written.
pub(super) const TEMPORARY: &str = ".writing-";

/// Writes a file so that a crash at any moment leaves the old one or the new one: into a file beside it, forced to disk, then
/// renamed.
///
/// # Errors
///
/// Whatever `content` or the operating system says; the file then stays as it was.
pub fn write_atomically(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "is no name for a file"))?;
    let temporary = path.with_file_name(format!("{TEMPORARY}{}-{}", std::process::id(), name.to_string_lossy()));
    let written = (|| {
        let mut file = BufWriter::new(File::create(&temporary)?);
        content(&mut file)?;
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        std::fs::rename(&temporary, path)?;
        sync_folder(path)
    })();
    if written.is_err() {
        // The first error is the one to tell; a file left behind is only litter.
        std::fs::remove_file(&temporary).ok();
    }
    written
}

/// Forces the name of a file to disk.
fn sync_folder(file: &Path) -> io::Result<()> {
    let folder =
        file.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or(PathBuf::from("."), Path::to_owned);
    // Only Unix opens folders as files.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
