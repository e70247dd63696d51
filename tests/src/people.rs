//! Invented applicants. Nobody born in the 1800s under a region code that was never given out can be a real person,
//! and 179 is dialled for calls over the internet: no mobile phone has such a number.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    pub id_number: String,
    pub phone: String,
    /// `YYYY-MM-DD`, as the resident id has it.
    pub birth_date: String,
    /// `female` or `male`, as the resident id has it.
    pub sex: &'static str,
}

impl Person {
    /// Somebody who has not been here before.
    pub fn invented() -> Person {
        Person::numbered(next())
    }

    fn numbered(n: u32) -> Person {
        let (year, month, day) = (1800 + n / 336 % 99, n / 28 % 12 + 1, n % 28 + 1);
        // Every run draws another thousand, so that two runs on one database do not meet.
        let order = (n / 33_264 + fastrand::u32(0..1000)) % 1000;
        let id_number = resident_id(&format!("530399{year:04}{month:02}{day:02}{order:03}"));
        Person {
            name: format!("测试{}", stem_and_branch(n)),
            id_number,
            phone: format!("1790{:07}", n % 10_000_000),
            birth_date: format!("{year:04}-{month:02}-{day:02}"),
            sex: if order % 2 == 1 { "male" } else { "female" },
        }
    }

    /// The applicant as `POST /cases` wants it.
    pub fn as_applicant(&self) -> Value {
        json!({
            "kind": "person",
            "name": self.name,
            "idNumber": self.id_number,
            "phone": self.phone,
            "address": "罗平县测试村民委员会一组"
        })
    }

    /// As every answer shows it: six digits, eight stars, four.
    pub fn id_masked(&self) -> String {
        format!("{}********{}", &self.id_number[..6], &self.id_number[14..])
    }

    /// The same id with a wrong check character.
    pub fn id_with_wrong_checksum(&self) -> String {
        let right = self.id_number.chars().last().unwrap_or('0');
        let wrong = if right == '0' { '1' } else { '0' };
        format!("{}{wrong}", &self.id_number[..17])
    }
}

fn next() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Appends the check character of GB 11643-1999 to 17 digits.
pub fn resident_id(first17: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first17.chars().zip(WEIGHTS).map(|(digit, weight)| digit.to_digit(10).unwrap_or(0) * weight).sum();
    let check = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][(sum % 11) as usize];
    format!("{first17}{check}")
}

/// 甲子, 乙丑, …: names that nobody takes for a person's, with a running number once the sixty are through.
fn stem_and_branch(n: u32) -> String {
    let stem = "甲乙丙丁戊己庚辛壬癸".chars().nth((n % 10) as usize).unwrap_or('甲');
    let branch = "子丑寅卯辰巳午未申酉戌亥".chars().nth((n % 12) as usize).unwrap_or('子');
    let round: String = (n / 60)
        .to_string()
        .chars()
        .filter_map(|c| "零一二三四五六七八九".chars().nth(c.to_digit(10)? as usize))
        .collect();
    if n < 60 { format!("{stem}{branch}") } else { format!("{stem}{branch}{round}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_gets_its_check_character() {
        assert_eq!(resident_id("11010519491231002"), "11010519491231002X");
    }

    #[test]
    fn ten_thousand_people_are_all_different() {
        let people: std::collections::HashSet<String> = (0..10_000).map(|n| Person::numbered(n).name).collect();
        assert_eq!(people.len(), 10_000);
    }
}
