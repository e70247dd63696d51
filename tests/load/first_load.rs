//! W8: what a browser fetches before the first page stands, compressed as it is served: the page, its styles, its
//! scripts and whatever those import at once. Parts loaded later (another view, a chart) do not count.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::report::Row;

pub fn measure() -> Vec<Row> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/dist");
    let pages = [
        ("public", "index.html", "≤ 60 kB"),
        ("phone", "m/index.html", "≤ 140 kB"),
        ("desk", "desk/index.html", "≤ 260 kB"),
    ];
    let measured = pages.into_iter().filter(|(_, page, _)| dist.join(page).is_file()).map(|(name, page, aim)| {
        let bytes: u64 = first_load(&dist, page).iter().map(|file| compressed(file)).sum();
        Row {
            id: "W8",
            what: format!("first load of the {name} page, gzip"),
            measured: format!("{:.1} kB", bytes as f64 / 1000.0),
            reference: "–".into(),
            ratio: "–".into(),
            aim,
        }
    });
    measured.collect()
}

fn first_load(dist: &Path, page: &str) -> BTreeSet<PathBuf> {
    let page = dist.join(page);
    let html = std::fs::read_to_string(&page).unwrap_or_default();
    let mut files = BTreeSet::from([page]);
    for tag in html.split('<').filter(|tag| tag.starts_with("script") || tag.starts_with("link")) {
        let wanted = tag.starts_with("script") || tag.contains("stylesheet") || tag.contains("modulepreload");
        let target = attribute(tag, "src").or_else(|| attribute(tag, "href"));
        if let (true, Some(target)) = (wanted, target) {
            with_imports(dist.join(target.trim_start_matches('/')), &mut files);
        }
    }
    files
}

/// Adds a file and what it imports statically (`from"./x.js"`, `import"./x.js"`).
fn with_imports(file: PathBuf, files: &mut BTreeSet<PathBuf>) {
    if !file.is_file() || !files.insert(file.clone()) || file.extension().is_none_or(|kind| kind != "js") {
        return;
    }
    let source = std::fs::read_to_string(&file).unwrap_or_default();
    for start in ["from\"./", "from \"./", "import\"./", "import \"./"] {
        for (at, _) in source.match_indices(start) {
            let name: String = source[at + start.len()..].chars().take_while(|c| *c != '"').collect();
            with_imports(file.with_file_name(name), files);
        }
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// Size of the `.gz` beside a file, or of the file itself when it is too small to have one.
fn compressed(file: &Path) -> u64 {
    let gz = PathBuf::from(format!("{}.gz", file.display()));
    std::fs::metadata(gz).or_else(|_| std::fs::metadata(file)).map(|meta| meta.len()).unwrap_or(0)
}
