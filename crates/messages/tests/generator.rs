//! The generator refuses a catalog with a fault, naming file and message, and writes the rest.

#[path = "../generator/mod.rs"]
mod generator;

use generator::{Source, SourceLanguage, generate};

const ENGLISH: &str = "locales/en/shop.ftl";
const DUTCH: &str = "locales/nl/shop.ftl";

fn generate_shop(english: &str, dutch: &str) -> Result<String, Vec<String>> {
    let source = |language, file: &str, text| Source {
        language,
        file: file.to_owned(),
        text,
    };
    let sources = [
        source(SourceLanguage::English, ENGLISH, english),
        source(SourceLanguage::Dutch, DUTCH, dutch),
    ];
    generate(&sources).map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

/// Asserts that there is this one fault: the same file, key and reason.
#[track_caller]
fn assert_refused(english: &str, dutch: &str, expected: &str) {
    assert_eq!(
        generate_shop(english, dutch),
        Err(vec![expected.to_owned()])
    );
}

/// Asserts that the code of the catalogs holds this text.
#[track_caller]
fn assert_writes(english: &str, dutch: &str, expected: &str) {
    let code = generate_shop(english, dutch).unwrap_or_else(|faults| faults.join("\n"));
    assert!(code.contains(expected), "{expected}\n--- is not in\n{code}");
}

#[test]
fn refuses_a_message_that_dutch_lacks() {
    assert_refused(
        "shop-buy = Buy\nshop-close = Close\n",
        "shop-buy = Kopen\n",
        "locales/en/shop.ftl: shop-close: the message is missing in \"nl\"",
    );
}

#[test]
fn refuses_a_message_that_english_lacks() {
    assert_refused(
        "shop-buy = Buy\n",
        "shop-buy = Kopen\nshop-close = Sluiten\n",
        "locales/nl/shop.ftl: shop-close: the message is missing in \"en\"",
    );
}

#[test]
fn refuses_an_argument_that_the_other_language_does_not_use() {
    assert_refused(
        "shop-hello = Hello { $name }\n",
        "shop-hello = Hallo\n",
        "locales/nl/shop.ftl: shop-hello: $name of the English message is not used",
    );
}

#[test]
fn refuses_an_argument_under_another_name() {
    assert_refused(
        "shop-hello = Hello\n",
        "shop-hello = Hallo { $naam }\n",
        "locales/nl/shop.ftl: shop-hello: $naam is not an argument in English",
    );
}

#[test]
fn refuses_an_argument_that_is_a_number_here_and_a_text_there() {
    assert_refused(
        "shop-people = { $count ->\n    [one] One\n   *[other] { $count } people\n}\n",
        "shop-people = { $count ->\n    [een] Een\n   *[meer] { $count } personen\n}\n",
        "locales/nl/shop.ftl: shop-people: $count is a number here and a text there",
    );
}

#[test]
fn refuses_two_arguments_whose_order_nobody_declared() {
    assert_refused(
        "shop-range = From { $min } to { $max }\n",
        "shop-range = Van { $min } tot { $max }\n",
        "locales/en/shop.ftl: shop-range: declare every argument in the comment above, in the \
         order of the call",
    );
}

#[test]
fn refuses_a_declared_argument_that_no_sentence_uses() {
    assert_refused(
        "# $name (text)\nshop-hello = Hello\n",
        "shop-hello = Hallo\n",
        "locales/en/shop.ftl: shop-hello: $name is declared but not used",
    );
}

#[test]
fn refuses_a_declaration_without_a_kind() {
    assert_refused(
        "# $name: who it is\nshop-hello = Hello { $name }\nshop-a = A\n",
        "shop-a = A\n",
        "locales/en/shop.ftl: shop-hello: write \"$name: (number)\" or \"$name: (text)\"",
    );
}

#[test]
fn refuses_a_message_that_is_defined_twice() {
    assert_refused(
        "shop-buy = Buy\nshop-buy = Buy now\n",
        "shop-buy = Kopen\n",
        "locales/en/shop.ftl: shop-buy: the message is defined twice, first in locales/en/shop.ftl",
    );
}

#[test]
fn refuses_broken_syntax_with_its_line() {
    assert_refused(
        "shop-buy = Buy\n\nshop-close Close\n",
        "shop-buy = Kopen\n",
        "locales/en/shop.ftl: line 3: not Fluent syntax near \"shop-close Close\": Expected a \
         token starting with \"=\"",
    );
}

#[test]
fn refuses_a_term_that_the_language_does_not_define() {
    assert_refused(
        "-program = Selfserve\nshop-about = About { -program }\n",
        "shop-about = Over { -program }\n",
        "locales/nl/shop.ftl: shop-about: the term -program is not defined in this language",
    );
}

#[test]
fn refuses_the_id_of_another_file_and_an_id_that_is_not_kebab_case() {
    assert_refused(
        "bill-pay = Pay\n",
        "",
        "locales/en/shop.ftl: bill-pay: the ids of this file begin with \"shop-\"",
    );
    assert_refused(
        "shop-buyNow = Buy\n",
        "",
        "locales/en/shop.ftl: shop-buyNow: ids are in kebab-case: lower case words, joined by \
         single hyphens",
    );
}

#[test]
fn refuses_what_the_generator_does_not_support() {
    for (text, reason) in [
        (
            "{ NUMBER($a) }",
            "NUMBER() is not supported; the caller passes text",
        ),
        (
            "{ shop-b }",
            "a message cannot hold the message shop-b; use a term",
        ),
        ("A\n    .label = B", "attributes are not supported"),
        (
            "{ $type }",
            "$type: a variable cannot have this name in Rust",
        ),
        ("{ $aB }", "$aB: variables are in lower case"),
        ("{ \"\\u0001\" }", "the text holds a control character"),
        (
            "{ $n ->\n    [few] A\n   *[other] B\n }",
            "English and Dutch have the plural forms",
        ),
        (
            "{ $n ->\n    [one] A\n   *[many] B\n }",
            "the default of a plural is *[other]",
        ),
        (
            "{ $n ->\n    [1] A\n    [one] B\n   *[other] C\n }",
            "[one] can never be reached",
        ),
        (
            "{ $n ->\n    [1.5] A\n   *[other] B\n }",
            "[1.5] is not a whole number",
        ),
    ] {
        let faults = generate_shop(&format!("shop-a = {text}\n"), "").unwrap_err();
        let expected = format!("{ENGLISH}: shop-a: {reason}");
        assert!(
            faults.iter().any(|it| it.starts_with(&expected)),
            "{text}: {faults:?}"
        );
    }
}

#[test]
fn reports_every_fault_and_not_only_the_first() {
    let faults = generate_shop("shop-a = A\nshop-b = { $x }\n", "shop-b = B\nshop-c = C\n");
    assert_eq!(faults.map_err(|it| it.len()), Err(3));
}

#[test]
fn a_message_without_arguments_is_static() {
    assert_writes(
        "shop-buy-now = Buy now\n",
        "shop-buy-now = Nu kopen\n",
        "pub fn shop_buy_now(self) -> &'static str {\n        self.pick(\"Buy now\", \"Nu kopen\")",
    );
}

#[test]
fn arguments_follow_the_declared_order_however_the_sentence_is_turned() {
    let code = "pub fn shop_swap(self, old: &str, new: i64) -> String";
    let declared = "# $old (text)\n# $new (number)\n";
    let dutch = "shop-swap = { $new } na { $old }\n";
    for english in ["{ $old } to { $new }", "{ $new }, was { $old }"] {
        assert_writes(&format!("{declared}shop-swap = {english}\n"), dutch, code);
    }
}

#[test]
fn a_choice_carries_the_text_around_it_and_joins_equal_cases() {
    assert_writes(
        "shop-state = It is { $state ->\n    [on] on\n    [yes] on\n   *[off] off\n }.\n",
        "shop-state = Het is { $state ->\n    [on] aan\n   *[off] uit\n }.\n",
        "self.pick(match state { \"on\" | \"yes\" => \"It is on.\", _ => \"It is off.\" }, \
         match state { \"on\" => \"Het is aan.\", _ => \"Het is uit.\" })",
    );
}

#[test]
fn line_breaks_are_spaces_and_blank_lines_part_paragraphs() {
    assert_writes(
        "shop-long =\n    One\n    sentence.\n\n    Two.\n",
        "shop-long = Kort.\n",
        "\"One sentence.\\n\\nTwo.\"",
    );
}
