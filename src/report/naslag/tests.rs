use super::*;

#[test]
fn every_code_has_words_that_end_and_an_example() {
    for code in Code::ALL {
        let uitleg = uitleg_van(*code);
        for text in [uitleg.betekenis, uitleg.herstel] {
            assert!(text.ends_with('.') && text.len() > 10, "{}: {text}", code.as_str());
            // In SARIF a brace would be the place of an argument.
            assert!(!text.contains(['{', '}']) && !text.contains("  "), "{}: {text}", code.as_str());
        }
        assert!((1..=8).contains(&uitleg.voorbeeld.len()), "{}", code.as_str());
        assert!(uitleg.voorbeeld.iter().all(|line| !line.trim().is_empty()), "{}", code.as_str());
        assert!(!uitleg.ernst.is_empty(), "{}", code.as_str());
    }
}

#[test]
fn the_list_has_every_code_once_in_a_named_group() {
    let lijst = codelijst();
    let codes: Vec<&str> = lijst.iter().flat_map(|(_, codes)| codes.iter().map(|of| of.code)).collect();
    let all: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let sorted = |mut codes: Vec<&'static str>| {
        codes.sort_unstable();
        codes
    };
    assert_eq!(sorted(codes), sorted(all));
    for (groep, codes) in &lijst {
        assert_ne!(*groep, "Overig");
        assert!(codes.iter().all(|of| of.code[3..4] == groep[..1]), "{groep}");
    }
}
