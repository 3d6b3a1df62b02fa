//! Mails as others read them.

use mail_parser::{MessageParser, MimeHeaders};

use super::*;

fn letter() -> Letter {
    Letter {
        language: "nl",
        subject: "Zoë & <Ben> vragen".to_owned(),
        greeting: "Hallo Zoë,".to_owned(),
        items: vec![Item {
            title: "<b>Ben</b> vraagt iets".to_owned(),
            paragraphs: vec!["“Omdat & daarom”".to_owned()],
            url: "https://portal.example/admin/billing/requests".to_owned(),
        }],
        open: "Openen",
        why: "Omdat je beheert:".to_owned(),
        choose_at: Some("https://portal.example/admin/notices".to_owned()),
    }
}

fn mail() -> Mail {
    let (text, html) = Layout::new().unwrap().fill(&letter()).unwrap();
    Mail {
        id: "mail_1".to_owned(),
        to_address: "zoe@meadow.example".to_owned(),
        to_name: "Zoë Meadows".to_owned(),
        subject: letter().subject,
        text,
        html,
        choose_at: letter().choose_at,
    }
}

fn from() -> Mailbox {
    "Selfserve <no-reply@portal.example>".parse().unwrap()
}

// B7
#[test]
fn a_mail_says_the_same_as_text_and_as_html_and_escapes_what_people_typed() {
    let bytes = message(&from(), &mail()).unwrap().formatted();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.subject(), Some("Zoë & <Ben> vragen"));
    assert_eq!(read.message_id(), Some("mail_1@portal.example"));
    let text = read.body_text(0).unwrap();
    assert!(text.contains("<b>Ben</b> vraagt iets"), "{text}");
    assert!(
        text.contains("Openen: https://portal.example/admin/billing/requests"),
        "{text}"
    );
    let html = read.body_html(0).unwrap();
    assert!(html.contains("&lt;b&gt;Ben&lt;"), "{html}");
    assert!(!html.contains("<b>"), "{html}");
    assert!(html.contains("<html lang=\"nl\">"), "{html}");
    assert_eq!(read.content_type().unwrap().subtype(), Some("alternative"));
    let choose = read.header_raw("List-Unsubscribe").unwrap();
    assert!(
        choose.contains("<https://portal.example/admin/notices>"),
        "{choose}"
    );
}

#[test]
fn a_line_break_in_a_name_makes_no_header_of_its_own() {
    let mut evil = mail();
    evil.to_name = "Zoë\r\nBcc: all@meadow.example".to_owned();
    evil.subject = "A\r\nBcc: all@meadow.example".to_owned();
    let bytes = message(&from(), &evil).unwrap().formatted();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert!(read.bcc().is_none());
    assert_eq!(read.subject(), Some("A  Bcc: all@meadow.example"));
}

#[tokio::test]
async fn a_mail_is_read_back_from_the_folder_it_was_kept_in() {
    let folder = tempfile::tempdir().unwrap();
    let folder = Folder::new(&folder.path().join("outbox"), from());
    assert_eq!(folder.latest(5).await.unwrap(), []);
    folder.send(&mail()).await.unwrap();
    folder.send(&mail()).await.unwrap();
    let kept = folder.latest(5).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].to, "zoe@meadow.example");
    assert_eq!(kept[0].subject, mail().subject);
    assert!(kept[0].text.contains("Hallo Zoë,"));
}

#[tokio::test]
async fn a_mail_server_that_does_not_listen_is_away() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let smtp = Smtp::new(&format!("smtp://127.0.0.1:{port}"), from()).unwrap();
    let outcome = smtp.send(&mail()).await;
    assert!(matches!(outcome, Err(NotSent::Away(_))), "{outcome:?}");
}

#[test]
fn an_address_that_is_refused_does_not_show_its_password() {
    let Err(error) = Smtp::new("ftp://user:secret@mail.example", from()) else {
        panic!("that is no mail server");
    };
    assert!(!error.to_string().contains("secret"), "{error}");
}
