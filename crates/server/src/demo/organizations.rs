//! Who is in the demo (`interface-contract.md`, demo organizations).

use domain::access::Role;
use domain::tenant::{Management, TenantKind};
use domain::user::{AccountStatus, DirectorySource};

/// An organization with its people.
pub struct Organization {
    /// What its ids begin with, and its bill numbers, in capitals.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its email domain.
    pub domain: &'static str,
    /// What it is.
    pub kind: TenantKind,
    /// Whether it has an admin.
    pub management: Management,
    /// Where it is.
    pub market: &'static str,
    /// Its own people.
    pub people: &'static [Person],
    /// Guests: the code of their own organization, and their mailbox there.
    pub guests: &'static [(&'static str, &'static str)],
}

/// A person.
pub struct Person {
    /// The part of the address before the `@`.
    pub mailbox: &'static str,
    /// The name.
    pub name: &'static str,
    /// The role, if any.
    pub role: Option<Role>,
    /// Active or disabled.
    pub status: AccountStatus,
    /// Where the account is kept.
    pub source: DirectorySource,
    /// What the list of demo sign-ins says; `None` leaves the person out.
    pub note: Option<&'static str>,
}

impl Person {
    /// The person's address.
    pub fn email(&self, organization: &Organization) -> String {
        format!("{}@{}", self.mailbox, organization.domain)
    }
}

const fn member(mailbox: &'static str, name: &'static str) -> Person {
    Person {
        mailbox,
        name,
        role: None,
        status: AccountStatus::Active,
        source: DirectorySource::Cloud,
        note: Some("member"),
    }
}

const fn admin(
    mailbox: &'static str,
    name: &'static str,
    role: Role,
    note: &'static str,
) -> Person {
    Person {
        role: Some(role),
        note: Some(note),
        ..member(mailbox, name)
    }
}

/// A colleague who holds one of the central licenses and does nothing else.
const fn colleague(mailbox: &'static str, name: &'static str) -> Person {
    Person {
        note: None,
        ..member(mailbox, name)
    }
}

const fn organization(
    code: &'static str,
    name: &'static str,
    domain: &'static str,
    market: &'static str,
    people: &'static [Person],
) -> Organization {
    Organization {
        code,
        name,
        domain,
        kind: TenantKind::Commercial,
        management: Management::Managed,
        market,
        people,
        guests: &[],
    }
}

const HARBOR: &[Person] = &[
    member("ada", "Ada Visser"),
    member("ben", "Ben Smit"),
    Person {
        source: DirectorySource::OnPremises,
        note: Some("member, synced from on-premises"),
        ..member("cleo", "Cleo Jansen")
    },
    Person {
        status: AccountStatus::Disabled,
        note: Some("disabled"),
        ..member("dora", "Dora Bakker")
    },
    admin("gwen", "Gwen de Vries", Role::GlobalAdmin, "global admin"),
    admin("bill", "Bill Meijer", Role::BillingAdmin, "billing admin"),
    admin("lena", "Lena Mulder", Role::LicenseAdmin, "license admin"),
    admin("rhea", "Rhea Bos", Role::GlobalReader, "global reader"),
    colleague("anouk.peters", "Anouk Peters"),
    colleague("bram.hendriks", "Bram Hendriks"),
    colleague("daan.dekker", "Daan Dekker"),
    colleague("eva.brouwer", "Eva Brouwer"),
    colleague("finn.maas", "Finn Maas"),
    colleague("hanna.post", "Hanna Post"),
    colleague("ivo.kuiper", "Ivo Kuiper"),
    colleague("julia.vermeer", "Julia Vermeer"),
    colleague("koen.schouten", "Koen Schouten"),
    colleague("lotte.prins", "Lotte Prins"),
    colleague("milan.blom", "Milan Blom"),
    colleague("noor.willems", "Noor Willems"),
    colleague("otto.veenstra", "Otto Veenstra"),
    colleague("puck.hoekstra", "Puck Hoekstra"),
    colleague("ruben.koster", "Ruben Koster"),
    colleague("sara.gerritsen", "Sara Gerritsen"),
    colleague("tess.molenaar", "Tess Molenaar"),
    colleague("wout.timmer", "Wout Timmer"),
];

/// Every demo organization.
pub const ORGANIZATIONS: &[Organization] = &[
    Organization {
        guests: &[("mead", "zoe")],
        ..organization("harb", "Harbor Logistics", "harbor.example", "NL", HARBOR)
    },
    organization(
        "mead",
        "Meadow Foods",
        "meadow.example",
        "US",
        &[
            Person {
                note: Some("member, and guest of Harbor Logistics"),
                ..member("zoe", "Zoe Meadows")
            },
            admin("amir", "Amir Haddad", Role::GlobalAdmin, "global admin"),
        ],
    ),
    Organization {
        kind: TenantKind::Government,
        ..organization(
            "rive",
            "Rivertown City",
            "rivertown.example",
            "US",
            &[member("rita", "Rita Stone")],
        )
    },
    Organization {
        kind: TenantKind::Education,
        ..organization(
            "hill",
            "Hillside College",
            "hillside.example",
            "GB",
            &[member("hugo", "Hugo Lane")],
        )
    },
    organization(
        "lotu",
        "Lotus Textiles",
        "lotus.example",
        "IN",
        &[member("leela", "Leela Rao")],
    ),
    organization(
        "ipan",
        "Ipanema Design",
        "ipanema.example",
        "BR",
        &[member("ines", "Ines Costa")],
    ),
    organization(
        "cong",
        "Congo Rail",
        "congorail.example",
        "CD",
        &[member("cyril", "Cyril Mbala")],
    ),
    Organization {
        management: Management::Unmanaged,
        ..organization(
            "spro",
            "Sprout",
            "sprout.example",
            "US",
            &[member("sam", "Sam Young")],
        )
    },
    organization(
        "nort",
        "Northstar Partners",
        "northstar.example",
        "NL",
        &[
            member("pat", "Pat Noord"),
            admin("nina", "Nina Kuiper", Role::GlobalAdmin, "global admin"),
        ],
    ),
    organization(
        "vend",
        "The vendor",
        "vendor.example",
        "US",
        &[admin(
            "olga",
            "Olga Berg",
            Role::SupportAgent,
            "support agent of the vendor",
        )],
    ),
];
