//! From the paths that a user gives to the files that are looked at.

use super::piece::Input;
use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// What a walk through folders found.
#[derive(Debug, Default)]
pub struct Paths {
    /// The files, each once, folders in the order of names.
    pub inputs: Vec<Input>,
    /// What could not be looked at, one sentence each.
    pub faults: Vec<String>,
    /// How many files of folders were left out because of their endings: pictures, tables, programs.
    pub ignored: usize,
    /// The files and folders that were given and are there.
    pub roots: Vec<PathBuf>,
}

/// Endings of files in folders that are no papers, whatever is in them.
const NO_PAPERS: [&str; 74] = [
    "md", "csv", "tsv", "xsd", "xsl", "xslt", "dtd", "rng", "rnc", "sch", "css", "scss", "js", "mjs", "ts", "map",
    "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "tif", "tiff", "bmp", "heic", "eps", "mp3", "mp4", "wav", "avi",
    "mov", "woff", "woff2", "ttf", "otf", "eot", "whl", "jar", "py", "pyc", "rb", "rs", "java", "c", "h", "go", "php",
    "sh", "bat", "exe", "dll", "so", "toml", "yaml", "yml", "ini", "cfg", "conf", "lock", "log", "sql", "db", "sqlite",
    "parquet", "ttl", "nt", "nq", "rq", "xlsx", "xls", "pptx", "ods",
];

/// The files that the paths name, each once, folders with all that is in them in the order of names; `-` is standard input.
/// Hidden files are left out, as is `store`, which holds no papers.
#[must_use]
pub fn walk(paths: &[PathBuf], store: Option<&Path>) -> Paths {
    let store = store.and_then(|store| store.canonicalize().ok());
    let mut walk = Walk { store, seen: BTreeSet::new(), found: Paths::default() };
    for path in paths {
        let path = tidy(path);
        let there = walk.found.faults.len();
        walk.path(&path, true);
        if walk.found.faults.len() == there {
            walk.found.roots.push(path);
        }
    }
    walk.found
}

/// A path as a text: what is no UTF-8 in it is written as `\xEF`, so that two files never go by one name.
#[must_use]
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| shown.push_str(&format!("\\x{byte:02X}")));
    }
    shown
}

/// The paths that a list holds, one a line, or each closed by a zero byte as `find -print0` does; `-` reads standard input.
/// Empty lines do not count, nor does a byte order mark.
///
/// # Errors
///
/// What the operating system says of the list.
pub fn listed(list: &Path) -> io::Result<Vec<PathBuf>> {
    let mut bytes = Vec::new();
    if list == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(list)?.read_to_end(&mut bytes)?;
    }
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).split(|byte| *byte == end);
    Ok(lines.map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).map(path_of).collect())
}

/// A path by its bytes; Windows has text only.
fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    return PathBuf::from(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes));
    #[cfg(not(unix))]
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// The one spelling of a path, so that one file has one name: as it is seen from the working folder if it lies below that, else
/// from the root; without `.` and `..`.
#[must_use]
pub fn tidy(path: &Path) -> PathBuf {
    if path == Path::new("-") {
        return path.to_owned();
    }
    // What `..` leads to, links tell better than words do.
    let upwards = path.components().any(|part| part == Component::ParentDir);
    let given = if upwards { path.canonicalize().unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() };
    let Ok(here) = std::env::current_dir() else { return given };
    let whole: PathBuf = here.join(&given).components().filter(|part| *part != Component::CurDir).collect();
    // Below the root is everything.
    let below = |folder: &Path| whole.strip_prefix(folder.parent().and(Some(folder))?).map(Path::to_owned).ok();
    let seen = below(&here).or_else(|| below(&here.canonicalize().ok()?)).unwrap_or(whole);
    if seen.as_os_str().is_empty() { PathBuf::from(".") } else { seen }
}

/// The name under which a store remembers a file, in the spelling of [`tidy`]; of one in an archive the archive's.
#[must_use]
pub fn spelt(source: &str) -> String {
    let (file, inner) = source.split_once("!/").map_or((source, None), |(file, inner)| (file, Some(inner)));
    let file = tidy(Path::new(file)).to_string_lossy().into_owned();
    inner.map_or_else(|| file.clone(), |inner| format!("{file}!/{inner}"))
}

struct Walk {
    store: Option<PathBuf>,
    /// Where the walk has been, by the true names: links may lead in circles.
    seen: BTreeSet<PathBuf>,
    found: Paths,
}

impl Walk {
    fn path(&mut self, path: &Path, named: bool) {
        if path == Path::new("-") {
            if self.seen.insert(path.to_owned()) {
                self.found.inputs.push(Input::new(path, true));
            }
            return;
        }
        let true_name = match path.canonicalize() {
            Ok(true_name) => true_name,
            Err(error) => return self.found.faults.push(format!("cannot read {}: {error}", shown(path))),
        };
        if self.store.as_ref() == Some(&true_name) || !self.seen.insert(true_name) {
            return;
        }
        if !path.is_dir() {
            if named || !is_no_paper(&path.to_string_lossy()) {
                self.found.inputs.push(Input::new(path, named));
            } else {
                self.found.ignored += 1;
            }
            return;
        }
        let entries: io::Result<Vec<PathBuf>> =
            std::fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
        match entries {
            Ok(mut entries) => {
                entries.sort();
                let hidden =
                    |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                for entry in entries.iter().filter(|entry| !hidden(entry)) {
                    self.path(&tidy(entry), false);
                }
            }
            Err(error) => self.found.faults.push(format!("cannot read {}: {error}", shown(path))),
        }
    }
}

/// Whether the ending of a name says that it is no paper.
pub(super) fn is_no_paper(name: &str) -> bool {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').is_some_and(|(_, ending)| NO_PAPERS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(found: &Paths) -> Vec<PathBuf> {
        found.inputs.iter().map(|input| input.path.clone()).collect()
    }

    #[test]
    fn a_walk_goes_through_folders_in_order_and_names_what_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in
            ["b/2.txt", "b/1.txt", "a.txt", ".hidden", "my.store/manifest.json", "b/.git/x", "INDEX.csv", "b/x.PNG"]
        {
            std::fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            std::fs::write(at(name), name).unwrap();
        }
        let given = [
            at("b/2.txt"),
            folder.path().join("."),
            at("none"),
            PathBuf::from("-"),
            PathBuf::from("-"),
            at("INDEX.csv"),
        ];
        let found = walk(&given[..5], Some(&at("my.store")));
        assert_eq!(paths(&found), [at("b/2.txt"), at("a.txt"), at("b/1.txt"), PathBuf::from("-")]);
        assert!(found.faults.len() == 1 && found.faults[0].contains("none"), "{:?}", found.faults);
        assert_eq!((found.ignored, found.roots.len()), (2, 4));
        assert_eq!(paths(&walk(&given[5..], None)), [at("INDEX.csv")], "what is named is looked at");
    }

    #[test]
    fn one_file_has_one_spelling() {
        let here = std::env::current_dir().unwrap();
        for path in ["src/lib.rs", "./src/lib.rs", "src/./lib.rs", "src//lib.rs", "src/intake/../lib.rs"] {
            assert_eq!(tidy(Path::new(path)), Path::new("src/lib.rs"), "{path}");
        }
        assert_eq!(tidy(&here.join("src/lib.rs")), Path::new("src/lib.rs"));
        assert_eq!(tidy(Path::new("src/")), Path::new("src"));
        assert_eq!(tidy(&here), Path::new("."));
        assert_eq!(spelt(&format!("{}!/a/../b.xml", here.join("x.zip").display())), "x.zip!/a/../b.xml");
        assert_eq!(spelt("-!/a.xml"), "-!/a.xml");
        assert_eq!(tidy(Path::new("/none/./x")), Path::new("/none/x"));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_in_circles_end() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
        std::fs::write(folder.path().join("a.txt"), "a").unwrap();
        assert_eq!(paths(&walk(&[folder.path().to_owned()], None)), [folder.path().join("a.txt")]);
    }
}
