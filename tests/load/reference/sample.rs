//! What the product wrote for one accepted case, as statements that write it again under fresh ids.

use blackbox::sql::Place;

/// A piece of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// A fresh 16-byte id that sorts by time: the same for the same number within one transaction.
    Id(usize),
    /// A number that no other transaction has.
    Number,
    /// The centre this transaction is for: one of those that the product worked for, in turn or drawn.
    Centre,
}

pub type Statement = Vec<Piece>;

/// What one intake writes, and the centres it is spread over (literals of their ids).
#[derive(Debug)]
pub struct Sample {
    pub statements: Vec<Statement>,
    pub centres: Vec<String>,
}

/// The tables of one intake in the order in which the product writes them, and which of their rows belong to `$case`.
const TABLES: [(&str, &str); 8] = [
    ("applicant", "id = (SELECT applicant_id FROM service_case WHERE id = $case)"),
    ("case_event", "case_id = $case"),
    ("timer", "case_id = $case"),
    ("work_item", "case_id = $case"),
    ("audit_entry", "chain_id = $case"),
    ("notice", "case_id = $case"),
    ("idempotency", "key = (SELECT MAX(key) FROM idempotency)"),
    ("service_case", "id = $case"),
];

/// Id numbers 0 and 1 are the case's and the applicant's; the rest are given out row by row.
const CASE: usize = 0;
const APPLICANT: usize = 1;

pub fn take(place: &Place) -> Sample {
    let centre = literal(place, "case_counter", "centre_id");
    let centres = place.texts(&format!("SELECT DISTINCT {centre} AS value FROM case_counter"));
    Sample { statements: statements(place), centres }
}

fn statements(place: &Place) -> Vec<Statement> {
    let one = |query: &str| place.texts(query).into_iter().next().expect("the product has taken cases in");
    let newest = "FROM service_case WHERE stage = 'accepted' ORDER BY received_at DESC, number DESC LIMIT 1";
    let case = one(&format!("SELECT {} AS value {newest}", literal(place, "service_case", "id")));
    let applicant = one(&format!("SELECT {} AS value {newest}", literal(place, "service_case", "applicant_id")));

    let mut fresh = APPLICANT;
    let mut statements = Vec::new();
    for (table, belongs) in TABLES {
        match table {
            "service_case" => statements.push(draw("case_counter", "")),
            "notice" => {
                let kinds = place.texts(&format!("SELECT kind AS value FROM notice WHERE case_id = {case}"));
                statements.extend(kinds.iter().map(|kind| draw("notice_counter", &format!(" AND kind = '{kind}'"))));
            }
            _ => {}
        }
        let columns = place.columns(table);
        let list = columns.join("\", \"");
        for (n, row) in rows(place, table, &columns, &belongs.replace("$case", &case)).into_iter().enumerate() {
            let mut statement = vec![Piece::Text(format!("INSERT INTO {table} (\"{list}\") VALUES ("))];
            for (place_in_row, (column, value)) in columns.iter().zip(row).enumerate() {
                if place_in_row > 0 {
                    statement.push(Piece::Text(", ".into()));
                }
                statement.extend(match column.as_str() {
                    "centre_id" => vec![Piece::Centre],
                    "number" if table == "service_case" => vec![Piece::Number],
                    "number" if table == "notice" => vec![Piece::Text(format!("'{n}-' || ")), Piece::Number],
                    "key" if table == "idempotency" => vec![Piece::Number],
                    "seal_id" => vec![Piece::Text("NULL".into())],
                    "id" | "number_index" if value != case && value != applicant => {
                        fresh += 1;
                        vec![Piece::Id(fresh)]
                    }
                    _ if value == case => vec![Piece::Id(CASE)],
                    _ if value == applicant => vec![Piece::Id(APPLICANT)],
                    _ => vec![Piece::Text(value)],
                });
            }
            statement.push(Piece::Text(")".into()));
            statements.push(statement);
        }
    }
    statements
}

/// A running number, drawn as the product does: from the row that all acts of the centre wait for.
fn draw(counter: &str, further: &str) -> Statement {
    vec![
        Piece::Text(format!("UPDATE {counter} SET last = last + 1 WHERE centre_id = ")),
        Piece::Centre,
        Piece::Text(further.to_owned()),
    ]
}

/// The rows of a table, each value as a literal.
fn rows(place: &Place, table: &str, columns: &[String], belongs: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for column in columns {
        let query =
            format!("SELECT {} AS value FROM {table} WHERE {belongs} ORDER BY 1", literal(place, table, column));
        // Column by column: rows of one case differ in little but their ids, so it does not matter which value goes
        // with which row of the table.
        for (n, value) in place.texts(&query).into_iter().enumerate() {
            match rows.get_mut(n) {
                Some(row) => row.push(value),
                None => rows.push(vec![value]),
            }
        }
    }
    rows
}

/// An expression that yields the column's value as a literal of the engine. Text goes through hexadecimal on
/// PostgreSQL, because pgbench takes every `:name` in a statement for one of its variables.
fn literal(place: &Place, table: &str, column: &str) -> String {
    let Place::Postgres(_) = place else {
        return format!("quote(\"{column}\")");
    };
    let kind = place
        .texts(&format!(
            "SELECT data_type::text AS value FROM information_schema.columns \
             WHERE table_name = '{table}' AND column_name = '{column}'"
        ))
        .remove(0);
    match kind.as_str() {
        "bytea" => format!(r#"coalesce('''\x' || encode("{column}", 'hex') || '''::bytea', 'NULL')"#),
        "text" => format!(
            r#"coalesce('convert_from(''\x' || encode(convert_to("{column}", 'UTF8'), 'hex') || '''::bytea, ''UTF8'')', 'NULL')"#
        ),
        _ => format!(r#"coalesce("{column}"::text, 'NULL')"#),
    }
}
